// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.file.FileNames;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.Subset;

/**
 * Copies of a data set's images in the folders of MVTec AD, with one mask of 0 and 255 for each
 * defective image. Where two images of a folder have the same name, the folders of the later one
 * become part of its name.
 */
final class MvtecAdWriter {
  private MvtecAdWriter() {}

  static Path write(Dataset dataset, Path folder) {
    Set<Path> taken = new HashSet<>();
    for (Subset subset : Subset.values()) {
      for (Sample sample : subset.of(dataset)) {
        write(dataset, subset, sample, folder, taken);
      }
    }
    return folder;
  }

  private static void write(
      Dataset dataset, Subset subset, Sample sample, Path folder, Set<Path> taken) {
    Path image = DatasetExport.image(sample);
    String kind = sample.defectType().replaceAll("[/\\\\:*?\"<>|]", "_");
    Path target = folder.resolve(subset.toString()).resolve(kind);
    Path named = target.resolve(String.valueOf(image.getFileName()));
    // Masks are found by the stem, so that two extensions of one stem are the same name.
    if (!taken.add(target.resolve(FileNames.stem(named)))) {
      named = target.resolve(sample.id().replace('/', '_'));
      if (!taken.add(target.resolve(FileNames.stem(named)))) {
        throw new BlemishException(
            "%s: another image has the name %s already; rename one".formatted(image, named));
      }
    }
    try {
      Files.createDirectories(target);
      Files.copy(image, named);
    } catch (IOException e) {
      throw new BlemishException("%s cannot be copied to %s (%s)".formatted(image, named, e), e);
    }
    Optional<Mask> mask = DatasetExport.mask(dataset, sample, DatasetExport.size(sample));
    if (mask.isPresent()) {
      AtomicFile.write(
          folder.resolve("ground_truth").resolve(kind).resolve(FileNames.stem(named) + "_mask.png"),
          Images.png(mask.get()));
    }
  }
}
