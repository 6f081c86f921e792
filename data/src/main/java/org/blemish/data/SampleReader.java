// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.input.InputReader;
import org.blemish.data.area.InferenceAreas;

/**
 * Reads the files of samples and adds the areas that are ignored. Safe for many threads if the
 * reader is.
 *
 * @param files reads image and scan
 * @param areas ignored areas and region of interest that are given in addition to the model
 */
public record SampleReader(InputReader files, InferenceAreas areas) {
  /** Without ignored areas. */
  public SampleReader(InputReader files) {
    this(files, InferenceAreas.NONE);
  }

  /**
   * Reads the files of a sample.
   *
   * @throws BlemishException naming the file that is missing or cannot be read
   */
  public Input read(Sample sample) {
    return read(sample.id(), sample.image(), sample.scan());
  }

  /**
   * Reads the files of one part.
   *
   * @param name name of the part, for errors
   * @throws BlemishException naming the file that is missing or cannot be read
   */
  public Input read(String name, Optional<Path> image, Optional<Path> scan) {
    image.ifPresent(SampleReader::requireTarget);
    scan.ifPresent(SampleReader::requireTarget);
    return withAreas(files.read(name, image, scan), name);
  }

  /**
   * Reads the image of a part from a whole file that is in memory.
   *
   * @param name name of the part, for errors
   * @throws BlemishException as {@link InputReader#read(String, byte[])}
   */
  public Input read(String name, byte[] image) {
    return withAreas(files.read(name, image), name);
  }

  private Input withAreas(Input input, String name) {
    return areas.ignored(input.size(), name).map(input::ignoring).orElse(input);
  }

  private static void requireTarget(Path file) {
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new BlemishException(
          "%s: a symbolic link whose target is missing; restore the target or remove the link"
              .formatted(file));
    }
  }
}
