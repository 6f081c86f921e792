// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;

/** The products that can be drawn. */
public enum ProductKind {
  /** Baked, pricked, browned, with a print in edible ink; lies at any angle. */
  BISCUIT {
    @Override
    ProductPart part(SplittableRandom random) {
      return new Biscuit(random);
    }
  },
  /** Dark moulded rubber with holes, a bead and a white code. */
  GASKET {
    @Override
    ProductPart part(SplittableRandom random) {
      return new Gasket(random);
    }
  },
  /** Glazed ceramic with a pressed border and a blue ornament. */
  TILE {
    @Override
    ProductPart part(SplittableRandom random) {
      return new CeramicTile(random);
    }
  };

  /** A piece of this product with a texture of its own. */
  abstract ProductPart part(SplittableRandom random);

  /** Lower-case name, as commands and folders have it. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws BlemishException where no product has this name
   */
  public static ProductKind of(String title) {
    return Arrays.stream(values())
        .filter(kind -> kind.title().equals(title))
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "product '%s' is not known; choose one of %s"
                        .formatted(
                            title,
                            Arrays.stream(values())
                                .map(ProductKind::title)
                                .collect(Collectors.joining(", ")))));
  }
}
