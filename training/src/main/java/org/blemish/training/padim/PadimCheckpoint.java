// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.padim;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.whitening.Whitening;

/** The Gaussians as a checkpoint: {@code gaussian.safetensors}. */
final class PadimCheckpoint {
  private static final String REDUCTION = "reduction.";

  private PadimCheckpoint() {}

  /** The Gaussians of the checkpoint folder, or new ones that are then kept there. */
  static PadimModel fitOrRead(PadimSettings settings, PatchSource source, FitContext context) {
    Path file = context.checkpoints().resolve("gaussian.safetensors");
    if (Files.exists(file)) {
      return read(settings, source.spec(), file);
    }
    PadimModel gaussian = PadimModel.fit(settings, source, context.seed(), context.progress());
    AtomicFile.write(file, Safetensors.write(tensors(gaussian)));
    return gaussian;
  }

  private static Map<String, Tensor> tensors(PadimModel gaussian) {
    int cells = gaussian.cells();
    int d = gaussian.dimensions();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    gaussian.reduction().addTensors(REDUCTION, tensors);
    tensors.put("mean", Tensor.of(gaussian.mean(), cells, d));
    tensors.put("root", Tensor.of(gaussian.inverseCholesky(), cells, d, d));
    return tensors;
  }

  private static PadimModel read(PadimSettings settings, FeatureSpec spec, Path file) {
    Map<String, Tensor> tensors = Safetensors.read(file);
    Optional<Whitening> reduction = Whitening.of(REDUCTION, tensors);
    Tensor mean = tensors.get("mean");
    Tensor root = tensors.get("root");
    if (reduction.isEmpty()
        || mean == null
        || root == null
        || reduction.get().channels() != spec.channels()
        || mean.size(0) != spec.cells()
        || mean.size(1) != settings.dimensions()) {
      throw new BlemishException(
          "%s does not hold the Gaussians that the configuration asks for: remove it, or train into another folder"
              .formatted(file));
    }
    return new PadimModel(
        reduction.get(), spec.height(), spec.width(), mean.values(), root.values());
  }
}
