// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.input;

import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.scan.Scan;

/**
 * One part to inspect. Image, scan and mask show the same view; image and scan may differ in
 * resolution, results are in the pixels of {@link #size()}.
 *
 * @param image in colour or grey
 * @param scan organised 3D scan
 * @param ignore pixels that do not count, a mask of the size of the image (of the scan if there is
 *     no image)
 */
public record Input(Optional<Image> image, Optional<Scan> scan, Optional<Mask> ignore) {
  public Input {
    if (image.isEmpty() && scan.isEmpty()) {
      throw new IllegalArgumentException("an input needs an image, a scan or both");
    }
    Size size = size(image, scan);
    ignore.ifPresent(
        mask -> {
          if (!mask.size().equals(size)) {
            throw new BlemishException(
                "ignore mask is %s, the input is %s: use a mask of the input's size"
                    .formatted(mask.size(), size));
          }
        });
  }

  public static Input of(Image image) {
    return new Input(Optional.of(image), Optional.empty(), Optional.empty());
  }

  public static Input of(Scan scan) {
    return new Input(Optional.empty(), Optional.of(scan), Optional.empty());
  }

  public static Input of(Image image, Scan scan) {
    return new Input(Optional.of(image), Optional.of(scan), Optional.empty());
  }

  public Input ignoring(Mask mask) {
    return new Input(image, scan, Optional.of(mask));
  }

  /** Size of the image; of the scan if there is no image. */
  public Size size() {
    return size(image, scan);
  }

  private static Size size(Optional<Image> image, Optional<Scan> scan) {
    return image.map(Image::size).orElseGet(() -> scan.orElseThrow().z().size());
  }
}
