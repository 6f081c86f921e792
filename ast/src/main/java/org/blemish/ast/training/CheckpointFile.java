// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/**
 * The checkpoint of one phase: a safetensors file that is replaced atomically, so that it holds
 * either the old or the new state if the process is killed.
 *
 * @param runIdentity of the run; checkpoints with another identity are refused
 */
record CheckpointFile(Path file, Map<String, String> runIdentity) {
  private static final String WEIGHTS = "weights.";
  private static final String MOMENTS = "moments.";

  static CheckpointFile of(Path folder, Phase phase, Map<String, String> run) {
    return new CheckpointFile(folder.resolve(phase + ".safetensors"), run);
  }

  void write(Checkpoint checkpoint) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    checkpoint.weights().forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
    checkpoint.moments().forEach((name, tensor) -> tensors.put(MOMENTS + name, tensor));
    Map<String, String> metadata = new LinkedHashMap<>(runIdentity);
    metadata.put("epoch", Integer.toString(checkpoint.epoch()));
    metadata.put("steps", Long.toString(checkpoint.steps()));
    Safetensors.write(file, tensors, metadata);
  }

  /**
   * Reads the state; empty if the file does not exist.
   *
   * @throws BlemishException if it is damaged or belongs to another run
   */
  Optional<Checkpoint> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> metadata = check();
    Map<String, Tensor> tensors = Safetensors.read(file);
    return Optional.of(
        new Checkpoint(
            (int) number(metadata, "epoch"),
            number(metadata, "steps"),
            withPrefix(WEIGHTS, tensors),
            withPrefix(MOMENTS, tensors)));
  }

  /** Checks that the file belongs to the run; returns its metadata, empty if it does not exist. */
  Map<String, String> check() {
    if (!Files.exists(file)) {
      return Map.of();
    }
    Map<String, String> metadata = Safetensors.metadata(file);
    List<String> different =
        runIdentity.entrySet().stream()
            // Earlier versions wrote choices among the settings in upper case.
            .filter(e -> !e.getValue().equalsIgnoreCase(metadata.get(e.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    if (!different.isEmpty()) {
      throw new BlemishException(
          "%s: belongs to a run with other %s: resume with the same, or train without resuming"
              .formatted(file, String.join(", ", different)));
    }
    return metadata;
  }

  /** Deletes incomplete files that a killed process left. */
  void deletePartialFiles() {
    String glob = ".%s.*.part".formatted(file.getFileName());
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(file.toAbsolutePath().getParent(), glob)) {
      for (Path part : left) {
        Files.delete(part);
      }
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT,
          "%s: incomplete files of this name cannot be deleted: %s".formatted(file, e),
          e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BlemishException(
          Fault.ENVIRONMENT, "%s: cannot be deleted: %s".formatted(file, e), e);
    }
  }

  private long number(Map<String, String> metadata, String key) {
    try {
      return Long.parseLong(metadata.getOrDefault(key, ""));
    } catch (NumberFormatException e) {
      throw new BlemishException(
          "%s: not a checkpoint: its metadata has no number %s".formatted(file, key), e);
    }
  }

  private static Map<String, Tensor> withPrefix(String prefix, Map<String, Tensor> tensors) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          if (name.startsWith(prefix)) {
            found.put(name.substring(prefix.length()), tensor);
          }
        });
    return found;
  }
}
