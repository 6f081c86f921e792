// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;

/** A generated product, and networks that train on it in a second. */
final class TinyAst {
  private static final String DEPTH_BANK =
      "{input: depth, components: 16, smoothing: 1, patches: 50, candidates: 500, projection: 16}";

  private TinyAst() {}

  /** Eight good tiles to train on, three to calibrate and two to test, colour and scan, 96x96. */
  static Dataset product(Path root) {
    Path product =
        ProductGenerator.generate(
            ProductSettings.of(ProductKind.TILE)
                .withSize(new Size(96, 96))
                .withCounts(8, 3, 2, 0)
                .withDefects(List.of()),
            root,
            ProductGenerator.GenerationProgress.NONE);
    return DatasetLayouts.detect(product).read(product);
  }

  /** Three epochs each on a grid of 6x6, and a memory bank of the teacher's output. */
  static Configuration configuration(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "threads=1",
                "preparation.size=96x96",
                "ast.inputs=[s5]",
                "ast.components=6",
                "ast.positionChannels=4",
                "ast.teacher={hidden: 8, kernels: [3, 3], clamp: 3.0, epochs: 3}",
                "ast.student={width: 8, blocks: 1, epochs: 3}",
                "ast.optimisation.batch=4",
                "ast.memoryBanks=[" + memoryBank("latent", 20) + "]",
                "ast.terms=[{map: distance, standardise: PER_POSITION, smoothing: 3,"
                    + " reduction: {kind: top_mean, share: 0.1}, weight: 1.0}]",
                "padim.inputs=[s5]",
                "padim.dimensions=4",
                "patchcore.memoryBanks=[" + memoryBank("s5", 20) + "]",
                "ast.memoryBanks.relief=" + DEPTH_BANK,
                "patchcore.memoryBanks.relief=" + DEPTH_BANK,
                "patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
                    + " reduction: {kind: top_mean, share: 0.003}, weight: 1.0}]"));
    settings.addAll(List.of(more));
    return Configuration.of("fast", Optional.empty(), Setting.parse(settings));
  }

  static String memoryBank(String input, int patches) {
    return "{name: neighbour, input: %s, components: 0, smoothing: 3, patches: %d, candidates: 500, projection: 8}"
        .formatted(input, patches);
  }
}
