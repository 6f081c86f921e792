// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.blemish.data.Sample;
import org.blemish.training.config.PreparedSize;
import org.blemish.training.method.Progress;

/** Selects the size of prepared images by the resolution of the good images. */
final class ImageResolution {
  private ImageResolution() {}

  /**
   * The size of prepared images.
   *
   * @param size as in the settings
   * @param samples the good samples, whose sizes are read if the size depends on them
   * @param region region of interest; the whole image if empty
   * @param progress receives a note if the size is smaller than the largest one
   */
  static Size of(
      PreparedSize size, List<Sample> samples, Optional<Rectangle> region, Progress progress) {
    if (!size.limitedByImages()) {
      return size.greatest();
    }
    Size prepared =
        size.of(
            region
                .map(r -> List.of(new Size(r.width(), r.height())))
                .orElseGet(() -> sizes(samples)));
    if (!prepared.equals(size.greatest())) {
      progress.note(
          "size: images are prepared at %s instead of %s, since they are small and enlarging adds no detail; preparation.size sets another size"
              .formatted(prepared, size.greatest()));
    }
    return prepared;
  }

  private static List<Size> sizes(List<Sample> samples) {
    return samples.parallelStream()
        .flatMap(sample -> sample.image().flatMap(ImageResolution::read).stream())
        .toList();
  }

  /** A file that cannot be read is reported when all samples are checked. */
  private static Optional<Size> read(Path image) {
    try {
      return Optional.of(Images.size(image));
    } catch (BlemishException e) {
      return Optional.empty();
    }
  }
}
