// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.image.ReadLimits;
import org.blemish.core.input.Input;
import org.blemish.core.input.InputReader;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.Scans;

/**
 * Decodes the files of a part within limits of work and memory. Safe for many threads.
 *
 * @param limits of images
 * @param folder for scans while they are read
 */
public record InputDecoder(ReadLimits limits, Path folder) {
  /**
   * Decodes what a model needs of a part.
   *
   * @param reader of the model
   * @throws BlemishException if a file is missing, damaged or larger than the limits
   */
  public Input decode(PartContent part, InputReader reader) {
    return new Input(
        reader.modality().usesImage()
            ? Optional.of(image(part.source(), required(part.image(), part, "an image"), reader))
            : Optional.empty(),
        reader.modality().usesScan()
            ? Optional.of(scan(part.source(), required(part.scan(), part, "a scan"), reader))
            : Optional.empty(),
        Optional.empty());
  }

  private Image image(String source, byte[] file, InputReader reader) {
    return reader
        .depth()
        .map(depth -> Images.read(file, source, depth, limits))
        .orElseGet(() -> Images.read(file, source, limits));
  }

  private Scan scan(String source, byte[] file, InputReader reader) {
    try {
      Path temporary = Files.createTempFile(folder, "scan", "");
      try {
        Files.write(temporary, file);
        return Scans.read(temporary, reader.units());
      } catch (BlemishException e) {
        throw new BlemishException(
            String.valueOf(e.getMessage()).replace(temporary.toString(), source), e);
      } finally {
        Files.delete(temporary);
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "the scan cannot be stored while it is read (%s): make space on the disk of %s"
              .formatted(e.getMessage(), folder),
          e);
    }
  }

  private static byte[] required(Optional<byte[]> file, PartContent part, String what) {
    return file.orElseThrow(
        () ->
            new BlemishException(
                "%s: the model needs %s, but none was sent".formatted(part.source(), what)));
  }
}
