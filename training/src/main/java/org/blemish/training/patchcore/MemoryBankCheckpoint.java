// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.tensor.Tensor;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedState;
import org.blemish.training.whitening.Whitening;

/** A memory bank as a checkpoint: {@code memory-<name>.safetensors}. */
public final class MemoryBankCheckpoint {
  private static final String WHITENING = "whitening.";

  private MemoryBankCheckpoint() {}

  /**
   * The memory bank of the checkpoint folder; if there is none, it is fitted and kept.
   *
   * @param source the bank's input of the good samples
   */
  public static MemoryBank readOrFit(
      MemoryBankSettings settings, PatchSource source, FitContext context) {
    return new FittedState<>(
            context.checkpoints().resolve("memory-" + settings.name() + ".safetensors"),
            "the memory bank",
            MemoryBankCheckpoint::tensors,
            tensors -> read(settings, tensors))
        .readOrFit(
            () ->
                MemoryBank.fit(
                    context.fold() ? settings.withHalfTheCandidates() : settings,
                    source,
                    context.seed(),
                    context.progress()));
  }

  private static Map<String, Tensor> tensors(MemoryBank bank) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("bank", Tensor.ofRows(bank.coreset().values()));
    bank.whitening().ifPresent(whitening -> whitening.addTensors(WHITENING, tensors));
    return tensors;
  }

  private static Optional<MemoryBank> read(
      MemoryBankSettings settings, Map<String, Tensor> tensors) {
    Tensor bank = tensors.get("bank");
    Optional<Whitening> whitening = Whitening.of(WHITENING, tensors);
    if (bank == null || whitening.map(Whitening::components).orElse(0) != settings.components()) {
      return Optional.empty();
    }
    return Optional.of(new MemoryBank(settings, whitening, new Patches(bank.rows(), bank.size(1))));
  }
}
