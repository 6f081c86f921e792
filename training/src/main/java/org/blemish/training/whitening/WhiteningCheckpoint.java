// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import java.util.LinkedHashMap;
import java.util.Map;
import org.blemish.core.tensor.Tensor;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedState;

/** A whitening as a checkpoint: {@code whitening-<name>.safetensors}. */
public final class WhiteningCheckpoint {
  private WhiteningCheckpoint() {}

  /**
   * The whitening of the checkpoint folder; if there is none, it is fitted and kept.
   *
   * @param name of the file
   * @param source feature map to whiten
   */
  public static Whitening readOrFit(
      String name, PatchSource source, int components, FitContext context) {
    return new FittedState<>(
            context.checkpoints().resolve("whitening-" + name + ".safetensors"),
            "the whitening to %d components".formatted(components),
            WhiteningCheckpoint::tensors,
            tensors -> Whitening.of("", tensors).filter(w -> w.components() == components))
        .readOrFit(() -> Whitening.fit(source, components, context.seed()));
  }

  private static Map<String, Tensor> tensors(Whitening whitening) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    whitening.addTensors("", tensors);
    return tensors;
  }
}
