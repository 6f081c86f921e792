// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;

/**
 * The product to generate, and numbers of samples.
 *
 * @param name name of the category's folder; letters, digits, {@code _} and {@code -}
 * @param kind product
 * @param size of image and scan, each side at least 32
 * @param train number of good training samples, at least 1
 * @param validation number of good validation samples, at least 0
 * @param testGood number of good test samples, at least 0
 * @param testPerDefect number of test samples of each kind of defect, at least 0
 * @param defects kinds of defects in the test folder, of those that the product can have
 * @param seed seed of all random choices; the same settings give the same files
 */
public record ProductSettings(
    String name,
    ProductKind kind,
    Size size,
    int train,
    int validation,
    int testGood,
    int testPerDefect,
    List<ProductDefect> defects,
    long seed) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final int MIN_SIDE = 32;

  public ProductSettings {
    defects = List.copyOf(defects);
    if (!NAME.matcher(name).matches()) {
      throw new BlemishException(
          "product name '" + name + "': use only letters, digits, '_' and '-'");
    }
    if (size.width() < MIN_SIDE || size.height() < MIN_SIDE) {
      throw new BlemishException(
          "product size " + size + ": each side must be at least " + MIN_SIDE + " pixels");
    }
    for (ProductDefect defect : defects) {
      if (!kind.defects().contains(defect)) {
        throw new BlemishException(
            "a %s cannot have the defect %s; choose from %s"
                .formatted(
                    kind.title(),
                    defect.title(),
                    kind.defects().stream()
                        .map(ProductDefect::title)
                        .collect(Collectors.joining(", "))));
      }
    }
    atLeast("train", train, 1);
    atLeast("validation", validation, 0);
    atLeast("test good", testGood, 0);
    atLeast("test per defect", testPerDefect, 0);
  }

  /** 256x256 pixels; 60 to train, 20 to validate, 20 good and 8 of each defect to test, seed 0. */
  public static ProductSettings of(ProductKind kind) {
    return new ProductSettings(
        kind.title(), kind, new Size(256, 256), 60, 20, 20, 8, kind.defects(), 0);
  }

  public ProductSettings withName(String newName) {
    return new ProductSettings(
        newName, kind, size, train, validation, testGood, testPerDefect, defects, seed);
  }

  public ProductSettings withSize(Size newSize) {
    return new ProductSettings(
        name, kind, newSize, train, validation, testGood, testPerDefect, defects, seed);
  }

  public ProductSettings withSeed(long newSeed) {
    return new ProductSettings(
        name, kind, size, train, validation, testGood, testPerDefect, defects, newSeed);
  }

  public ProductSettings withCounts(
      int newTrain, int newValidation, int newTestGood, int newTestPerDefect) {
    return new ProductSettings(
        name, kind, size, newTrain, newValidation, newTestGood, newTestPerDefect, defects, seed);
  }

  /** With these kinds of defects alone. */
  public ProductSettings withDefects(List<ProductDefect> newDefects) {
    return new ProductSettings(
        name, kind, size, train, validation, testGood, testPerDefect, newDefects, seed);
  }

  /** Number of samples in all folders. */
  public int sampleCount() {
    return train + validation + testGood + testPerDefect * defects.size();
  }

  private static void atLeast(String what, int count, int min) {
    if (count < min) {
      throw new BlemishException(
          "product: %d %s samples, at least %d are needed".formatted(count, what, min));
    }
  }
}
