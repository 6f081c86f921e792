// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.data.Sample;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Exposure;
import org.blemish.core.preparation.Preparation;
import org.blemish.training.method.Progress;

/**
 * A first look at every good sample before anything is trained: that each file can be read, what
 * all of them contain, how bright they are.
 *
 * @param digest SHA-256 of ids and file contents
 * @param exposure of the fit samples' images; empty where there are none
 */
record GoodSamples(String digest, Optional<Exposure> exposure) {
  /** More names would not help anybody. */
  private static final int NAMED = 5;

  /**
   * Reads all of them.
   *
   * @param fit samples to learn from
   * @param calibrate samples that are held out
   * @param reader of a sample's files
   * @throws BlemishException naming the files that cannot be read
   */
  static GoodSamples check(
      List<Sample> fit,
      List<Sample> calibrate,
      Function<Sample, Input> reader,
      Preparation preparation,
      Progress progress) {
    ContentDigest digest = new ContentDigest();
    List<double[]> levels = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    List<Sample> all = new ArrayList<>(fit);
    all.addAll(calibrate);
    for (int i = 0; i < all.size(); i++) {
      Sample sample = all.get(i);
      try {
        Input input = reader.apply(sample);
        digest.add(sample);
        if (i < fit.size()) {
          input.image().ifPresent(image -> levels.add(levels(image, preparation)));
        }
      } catch (BlemishException e) {
        failures.add(String.valueOf(e.getMessage()));
      }
      progress.step("reading", i + 1L, all.size());
    }
    if (!failures.isEmpty()) {
      throw new BlemishException(
          "%d of %d good samples cannot be used; mend or remove them, nothing was trained:%n  %s%s"
              .formatted(
                  failures.size(),
                  all.size(),
                  String.join("\n  ", failures.subList(0, Math.min(NAMED, failures.size()))),
                  failures.size() > NAMED ? "\n  ..." : ""));
    }
    return new GoodSamples(
        digest.hex(), levels.isEmpty() ? Optional.empty() : Optional.of(Exposure.median(levels)));
  }

  private static double[] levels(Image image, Preparation preparation) {
    Geometry geometry = preparation.geometry(image.size());
    return Exposure.levels(image, geometry.source());
  }
}
