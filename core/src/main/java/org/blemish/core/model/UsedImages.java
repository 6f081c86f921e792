// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The images that a model has used, {@code fingerprints.json}. They must not be used as new images.
 *
 * @param images in the order of training
 */
public record UsedImages(List<UsedImage> images) {
  public UsedImages {
    images = List.copyOf(images);
  }

  /** What an image was used for; empty if the model has not used it. */
  public Optional<UsedImage.Use> use(String file, String pixels) {
    return images.stream()
        .filter(image -> image.file().equals(file) || image.pixels().equals(pixels))
        .map(UsedImage::use)
        .findFirst();
  }

  /** These images and further ones. */
  public UsedImages with(List<UsedImage> more) {
    List<UsedImage> all = new ArrayList<>(images);
    all.addAll(more);
    return new UsedImages(all);
  }
}
