// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.whitening.Whitening;

/** A memory as a checkpoint: {@code memory-<name>.safetensors}. */
public final class MemoryBankCheckpoint {
  private MemoryBankCheckpoint() {}

  /** The memory of the checkpoint folder, or a new one that is then kept there. */
  public static MemoryBank fitOrRead(
      MemoryBankSettings settings, PatchSource source, FitContext context) {
    Path file = context.checkpoints().resolve("memory-" + settings.name() + ".safetensors");
    if (Files.exists(file)) {
      return read(settings, file);
    }
    MemoryBank memory = MemoryBank.fit(settings, source, context.seed(), context.progress());
    AtomicFile.write(file, Safetensors.write(tensors(memory)));
    return memory;
  }

  private static Map<String, Tensor> tensors(MemoryBank memory) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("bank", matrix(memory.coreset().values()));
    memory.whitening().ifPresent(whitening -> whitening.addTensors("whitening.", tensors));
    return tensors;
  }

  private static MemoryBank read(MemoryBankSettings settings, Path file) {
    Map<String, Tensor> tensors = Safetensors.read(file);
    Tensor bank = tensors.get("bank");
    Optional<Whitening> whitening = Whitening.of("whitening.", tensors);
    if (bank == null || (settings.components() > 0) != whitening.isPresent()) {
      throw new BlemishException(
          "%s does not hold the memory that the configuration asks for: remove it, or train into another folder"
              .formatted(file));
    }
    return new MemoryBank(settings, whitening, new Patches(rows(bank), bank.size(1)));
  }

  private static Tensor matrix(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    return Tensor.of(flat, rows.length, rows[0].length);
  }

  private static float[][] rows(Tensor matrix) {
    float[][] rows = new float[matrix.size(0)][matrix.size(1)];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(matrix.values(), i * rows[i].length, rows[i], 0, rows[i].length);
    }
    return rows;
  }
}
