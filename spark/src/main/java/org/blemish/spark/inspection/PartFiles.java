// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.Sha256;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.image.ReadLimits;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ScanUnits;
import org.blemish.core.scan.Scans;
import org.blemish.inference.Pipeline;

/**
 * The files of one part, each whole in memory.
 *
 * @param name of the part, for errors
 * @param image bytes of its image file; empty if it has none
 * @param scan bytes of its scan file; empty if it has none
 */
record PartFiles(String name, Optional<byte[]> image, Optional<byte[]> scan) {
  /** The file in a cell: its bytes, or those of the file at its path. */
  static byte[] read(Object cell, String name, long limit) {
    if (cell instanceof byte[] bytes) {
      if (bytes.length > limit) {
        throw new BlemishException(
            "%s: has %d bytes, the limit is %d".formatted(name, bytes.length, limit));
      }
      return bytes;
    }
    return FileBytes.read(LocalPath.of(cell.toString()), limit);
  }

  /**
   * Decodes what the model uses.
   *
   * @throws BlemishException if a file is missing, damaged, of another format or too large
   */
  Input decode(Pipeline pipeline, ReadLimits limits) {
    return new Input(
        pipeline.modality().usesImage()
            ? Optional.of(image(required(image, "an image", pipeline), pipeline, limits))
            : Optional.empty(),
        pipeline.modality().usesScan()
            ? Optional.of(scan(required(scan, "a 3D scan", pipeline), pipeline.reader().units()))
            : Optional.empty(),
        Optional.empty());
  }

  private Image image(byte[] file, Pipeline pipeline, ReadLimits limits) {
    return pipeline
        .bitDepth()
        .map(depth -> Images.read(file, name, depth, limits))
        .orElseGet(() -> Images.read(file, name, limits));
  }

  /** Readers of scans take files. */
  private Scan scan(byte[] bytes, ScanUnits units) {
    try (TemporaryFolder folder = TemporaryFolder.create("blemish-scan")) {
      Path file = folder.path().resolve("scan");
      try {
        Files.write(file, bytes);
      } catch (IOException e) {
        throw new BlemishException(
            Fault.ENVIRONMENT, "%s cannot be written (%s)".formatted(file, e.getMessage()), e);
      }
      try {
        return Scans.read(file, units);
      } catch (BlemishException e) {
        String message = String.valueOf(e.getMessage()).replace(file.toString(), name);
        throw new BlemishException(e.fault(), message, e);
      }
    }
  }

  private byte[] required(Optional<byte[]> file, String what, Pipeline pipeline) {
    return file.orElseThrow(
        () ->
            new BlemishException(
                "%s: modality %s needs %s, but there is none"
                    .formatted(name, pipeline.modality(), what)));
  }

  /** SHA-256 of the files' content. */
  String digest() {
    Sha256 sha = new Sha256();
    image.ifPresent(sha::add);
    scan.ifPresent(sha::add);
    return sha.hex();
  }
}
