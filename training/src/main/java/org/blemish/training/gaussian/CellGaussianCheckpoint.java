// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.gaussian;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedState;
import org.blemish.training.whitening.Whitening;

/** The Gaussians as a checkpoint: {@code gaussian-<name>.safetensors}. */
final class CellGaussianCheckpoint {
  private static final String REDUCTION = "reduction.";

  private CellGaussianCheckpoint() {}

  /** The Gaussians of the checkpoint folder; if there are none, they are fitted and kept. */
  static CellGaussians readOrFit(
      CellGaussianSettings settings, PatchSource source, FitContext context) {
    return new FittedState<>(
            context.checkpoints().resolve("gaussian-" + settings.name() + ".safetensors"),
            "the Gaussians",
            CellGaussianCheckpoint::tensors,
            tensors -> read(settings, source.spec(), tensors))
        .readOrFit(() -> CellGaussians.fit(settings, source, context.seed(), context.progress()));
  }

  private static Map<String, Tensor> tensors(CellGaussians gaussian) {
    int cells = gaussian.cells();
    int d = gaussian.dimensions();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    gaussian.reduction().addTensors(REDUCTION, tensors);
    tensors.put("mean", Tensor.of(gaussian.mean(), cells, d));
    tensors.put("root", Tensor.of(gaussian.inverseCholesky(), cells, d, d));
    return tensors;
  }

  private static Optional<CellGaussians> read(
      CellGaussianSettings settings, FeatureSpec spec, Map<String, Tensor> tensors) {
    Optional<Whitening> reduction = Whitening.of(REDUCTION, tensors);
    Tensor mean = tensors.get("mean");
    Tensor root = tensors.get("root");
    if (reduction.isEmpty()
        || mean == null
        || root == null
        || reduction.get().channels() != spec.channels()
        || mean.size(0) != spec.cells()
        || mean.size(1) != settings.dimensions()) {
      return Optional.empty();
    }
    return Optional.of(
        new CellGaussians(
            reduction.get(), spec.height(), spec.width(), mean.values(), root.values()));
  }
}
