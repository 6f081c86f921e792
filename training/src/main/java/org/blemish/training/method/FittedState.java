// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/**
 * Something that is fitted once and kept as a safetensors file in the checkpoint folder, so that a
 * resumed training reads it instead.
 *
 * @param file of the checkpoint folder
 * @param content what the file holds, for errors: {@code the whitening to 64 components}
 * @param tensors of what was fitted
 * @param read the reverse of {@code tensors}; empty if the tensors do not fit the settings
 */
public record FittedState<T>(
    Path file,
    String content,
    Function<T, Map<String, Tensor>> tensors,
    Function<Map<String, Tensor>, Optional<T>> read) {
  /**
   * What the file holds, or what is fitted and then written to the file.
   *
   * @throws BlemishException if the file is damaged or was written under other settings
   */
  public T readOrFit(Supplier<T> fit) {
    if (Files.exists(file)) {
      return read.apply(Safetensors.read(file))
          .orElseThrow(
              () ->
                  new BlemishException(
                      "%s does not contain %s that the configuration needs: remove it, or train into another folder"
                          .formatted(file, content)));
    }
    T fitted = fit.get();
    AtomicFile.write(file, Safetensors.write(tensors.apply(fitted)));
    return fitted;
  }
}
