// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.data.Dataset;
import org.blemish.data.GroundTruth;
import org.blemish.data.Label;
import org.blemish.data.Sample;

/** Writes a data set for other programs. */
public final class DatasetExport {
  private DatasetExport() {}

  /**
   * Writes a data set.
   *
   * @param output folder that does not exist or is empty
   * @return the file or folder that describes the data set
   * @throws BlemishException if the folder is not empty, a file cannot be read or written, or a
   *     mask does not fit its image
   */
  public static Path write(Dataset dataset, ExportFormat format, Path output) {
    Path folder = output.toAbsolutePath().normalize();
    requireEmpty(folder);
    return switch (format) {
      case COCO -> CocoWriter.write(dataset, folder);
      case MVTEC_AD -> MvtecAdWriter.write(dataset, folder);
      case CSV -> ManifestWriter.write(dataset, folder);
    };
  }

  /** The image of a sample. */
  static Path image(Sample sample) {
    return sample
        .image()
        .orElseThrow(
            () ->
                new BlemishException(
                    sample.file() + ": a scan without an image can only be exported as csv"));
  }

  /** Its defective pixels; empty for a good sample and for one without masks. */
  static Optional<Mask> mask(Dataset dataset, Sample sample, Size size) {
    return sample.label() == Label.GOOD || sample.masks().isEmpty()
        ? Optional.empty()
        : Optional.of(GroundTruth.read(dataset, sample, size).union());
  }

  /** Size of the image of a sample. */
  static Size size(Sample sample) {
    return Images.size(image(sample));
  }

  /** A path for files in {@code folder}, with forward slashes. */
  static String relative(Path folder, Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path written =
        folder.getRoot() != null && folder.getRoot().equals(absolute.getRoot())
            ? folder.relativize(absolute)
            : absolute;
    return written.toString().replace('\\', '/');
  }

  private static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      if (!entries.iterator().hasNext()) {
        return;
      }
    } catch (IOException e) {
      throw new BlemishException("%s cannot be listed (%s)".formatted(folder, e), e);
    }
    throw new BlemishException("%s is not empty: choose a new folder".formatted(folder));
  }
}
