// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;

/** A whitening as a checkpoint: {@code whitening-<name>.safetensors}. */
public final class WhiteningCheckpoint {
  private WhiteningCheckpoint() {}

  /** The whitening of the checkpoint folder, or a new one that is then kept there. */
  public static Whitening fitOrRead(
      String name, PatchSource source, int components, FitContext context) {
    Path file = context.checkpoints().resolve("whitening-" + name + ".safetensors");
    if (!Files.exists(file)) {
      Whitening whitening = Whitening.fit(source, components, context.seed());
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      whitening.addTensors("", tensors);
      AtomicFile.write(file, Safetensors.write(tensors));
      return whitening;
    }
    return Whitening.of("", Safetensors.read(file))
        .filter(found -> found.components() == components)
        .orElseThrow(
            () ->
                new BlemishException(
                    "%s does not hold a whitening to %d components: remove it, or train into another folder"
                        .formatted(file, components)));
  }
}
