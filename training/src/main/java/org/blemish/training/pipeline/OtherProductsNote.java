// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.quality.FeatureOutliers;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeaturePooling;
import org.blemish.training.features.FeatureStore;

/** Good images that look like another product. Leaving them out is the user's decision. */
final class OtherProductsNote {
  private static final int MAX_NAMED = 20;

  private OtherProductsNote() {}

  /**
   * A line that names the images; empty if there are none, or the features are of scans alone.
   *
   * @param fit samples to fit
   * @param features of these samples, the same indices
   */
  static Optional<String> of(List<Sample> fit, FeatureStore features) {
    List<String> names =
        FeaturePooling.over(features.specs()).stream()
            .flatMap(
                pooling ->
                    FeatureOutliers.of(
                        IntStream.range(0, fit.size())
                            .mapToObj(i -> pooling.of(features.sample(i)))
                            .toList())
                        .stream())
            .map(i -> fit.get(i).id())
            .toList();
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d of %d good images look like another product: %s%s; check them, and train with --exclude if they are"
            .formatted(
                names.size(),
                fit.size(),
                String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size()))),
                names.size() > MAX_NAMED ? ", ..." : ""));
  }
}
