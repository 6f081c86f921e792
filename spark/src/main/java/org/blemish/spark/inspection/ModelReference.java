// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.model.ModelFile;

/**
 * A model file as the driver names it to the executors. Immutable.
 *
 * @param path of the model file in a folder that the machine can read; or its file name, if it was
 *     distributed by {@code SparkContext.addFile} or {@code --files}
 * @param digest that the model must have, 64 lower-case hexadecimal digits as {@code blemish info}
 *     prints it; empty if any model is accepted
 */
public record ModelReference(String path, String digest) implements Serializable {
  private static final long serialVersionUID = 1L;

  public ModelReference {
    if (path.isBlank()) {
      throw new BlemishException(
          Fault.MODEL, "the path of the model is empty: set modelPath to a .blemish file");
    }
    if (!digest.isEmpty() && !digest.matches("[0-9a-f]{64}")) {
      throw new BlemishException(
          Fault.MODEL,
          "model digest \"%s\": expected 64 lower-case hexadecimal digits, as 'blemish info' prints them"
              .formatted(digest));
    }
  }

  /**
   * The model's file on this machine, whose digest was checked.
   *
   * @throws BlemishException if this machine has no such file, or it is another model
   */
  public Path file() {
    Path file =
        find()
            .orElseThrow(
                () ->
                    new BlemishException(
                        Fault.MODEL,
                        "%s: no such model file on this machine: use a folder that all executors can read, or distribute the file by SparkContext.addFile or --files and give its name alone"
                            .formatted(path)));
    if (!digest.isEmpty()) {
      String found = digest(file);
      if (!found.equals(digest)) {
        throw new BlemishException(
            Fault.MODEL,
            "%s: is the model %s, expected %s: copy the right file, or set modelDigest to that of this one"
                .formatted(file, found, digest));
      }
    }
    return file;
  }

  /**
   * The same reference with the digest of the file, so that all executors use the model that the
   * driver has.
   *
   * @throws BlemishException if no digest is given and this machine has no such file
   */
  public ModelReference withDigest() {
    if (find().isEmpty() && !digest.isEmpty()) {
      return this;
    }
    return new ModelReference(path, digest(file()));
  }

  private Optional<Path> find() {
    Path given = Path.of(path);
    if (Files.isRegularFile(given)) {
      return Optional.of(given);
    }
    if (SparkEnv.get() == null || given.getNameCount() != 1) {
      return Optional.empty();
    }
    return Optional.of(Path.of(SparkFiles.get(path)))
        .filter(Files::isRegularFile)
        .or(this::distributedByYarn);
  }

  /** A driver outside of YARN's containers has the file only where {@code --files} took it from. */
  private Optional<Path> distributedByYarn() {
    return Arrays.stream(SparkEnv.get().conf().get("spark.yarn.dist.files", "").split(","))
        .filter(
            file -> file.endsWith("/" + path) && (file.startsWith("file:") || file.startsWith("/")))
        .map(LocalPath::of)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String digest(Path file) {
    try (ModelFile model = ModelFile.open(file)) {
      return model.digest();
    }
  }
}
