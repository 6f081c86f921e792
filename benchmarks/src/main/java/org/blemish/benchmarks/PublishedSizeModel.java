// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.blemish.ast.AstSettings;
import org.blemish.ast.FeatureShape;
import org.blemish.ast.method.AstImport;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.EfficientNet;

/** A model with networks of the published size and untrained weights. */
final class PublishedSizeModel {
  static final int GRID_SIZE = 24;
  static final int DEPTH_CHANNELS = 64;
  private static final int IMAGE_CHANNELS = 304;
  private static final String OUTPUT = "block35";
  private static final String TENSORS = "/efficientnet-b5_tensors.json";

  private PublishedSizeModel() {}

  /**
   * Input of both networks: features of EfficientNet-B5 at 768x768, and 8x8 depth values a cell.
   */
  static FeatureShape features(boolean depth) {
    return new FeatureShape(IMAGE_CHANNELS + (depth ? DEPTH_CHANNELS : 0), GRID_SIZE, GRID_SIZE);
  }

  /** Writes a model with EfficientNet-B5 and both networks of the published 3D setting. */
  static void write(Path target, boolean depth, int threads) {
    AstSettings settings = AstSettings.paperDepth();
    FeatureShape shape = features(depth);
    new AstImport(
            "benchmark",
            Optional.of(backbone()),
            OUTPUT,
            new Size(32 * GRID_SIZE, 32 * GRID_SIZE),
            Optional.of(settings.teacher().clamp()),
            threads)
        .write(
            target,
            shape.teacher(settings).layout().initial(1),
            shape.student(settings).layout().initial(2));
  }

  /** A backbone whose weights are a sine of their index, scaled as the file of shapes lists. */
  private static Backbone backbone() {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    List<?> list = Json.read(shapes(), List.class, TENSORS);
    for (Object entry : list) {
      List<?> tensor = (List<?>) entry;
      long[] shape =
          ((List<?>) tensor.get(1)).stream().mapToLong(n -> ((Number) n).longValue()).toArray();
      double scale = ((Number) tensor.get(2)).doubleValue();
      double offset = ((Number) tensor.get(3)).doubleValue();
      float[] values = new float[(int) Tensor.count(shape)];
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) (scale * Math.sin(0.37 * (k + 1) + 1.3 * weights.size()) + offset);
      }
      weights.put((String) tensor.get(0), new Tensor(shape, values));
    }
    return EfficientNet.named("efficientnet-b5").withOutputs(OUTPUT).build(TENSORS, weights);
  }

  private static String shapes() {
    try (InputStream in =
        Objects.requireNonNull(PublishedSizeModel.class.getResourceAsStream(TENSORS))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
