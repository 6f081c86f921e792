// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.FitContext;
import org.blemish.training.method.FittedMap;
import org.blemish.training.method.FittedState;

/**
 * The Mahalanobis distance of an image's channel statistics to those of good images, as a raw map
 * of one cell. Means of features over the whole image were proposed for anomalies without a place
 * by Sugawara and Imamura (PUAD, ICIP 2024).
 */
public final class FittedImageStatistics implements FittedMap {
  private final String name;
  private final ChannelStatistics statistics;
  private final ImageGaussian gaussian;

  private FittedImageStatistics(String name, ChannelStatistics statistics, ImageGaussian gaussian) {
    this.name = name;
    this.statistics = statistics;
    this.gaussian = gaussian;
  }

  /**
   * The statistics of the checkpoint folder ({@code statistics-<name>.safetensors}); if there are
   * none, they are fitted and kept.
   *
   * @return empty if a feature map is missing, or an image consists of several tiles, none of which
   *     is the whole image
   */
  public static Optional<FittedImageStatistics> readOrFit(
      ImageStatisticsSettings settings, FitContext context) {
    FeatureStore store = context.features();
    if (store.viewsPerSample() > 1 || !settings.inputs().stream().allMatch(store::has)) {
      return Optional.empty();
    }
    ChannelStatistics statistics = ChannelStatistics.of(settings.inputs(), store);
    ImageGaussian gaussian =
        new FittedState<>(
                context.checkpoints().resolve("statistics-" + settings.name() + ".safetensors"),
                "the image statistics",
                FittedImageStatistics::tensors,
                tensors -> read(statistics.count(), tensors))
            .readOrFit(() -> fit(statistics, context));
    return Optional.of(new FittedImageStatistics(settings.name(), statistics, gaussian));
  }

  private static ImageGaussian fit(ChannelStatistics statistics, FitContext context) {
    FeatureStore store = context.features();
    context.progress().step("statistics", 0, store.views());
    double[][] images =
        IntStream.range(0, store.views())
            .parallel()
            .mapToObj(view -> statistics.of(store.features(view)))
            .toArray(double[][]::new);
    context.progress().step("statistics", store.views(), store.views());
    return ImageGaussian.fit(images);
  }

  private static Map<String, Tensor> tensors(ImageGaussian gaussian) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("mean", Tensor.of(gaussian.mean().clone(), gaussian.dimensions()));
    tensors.put("root", Tensor.ofRows(gaussian.root()));
    return tensors;
  }

  private static Optional<ImageGaussian> read(int dimensions, Map<String, Tensor> tensors) {
    Tensor mean = tensors.get("mean");
    Tensor root = tensors.get("root");
    if (mean == null || root == null || mean.values().length != dimensions) {
      return Optional.empty();
    }
    return Optional.of(new ImageGaussian(mean.values(), root.rows()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<FeatureSpec> inputs() {
    return statistics.inputs();
  }

  @Override
  public Value append(GraphBuilder graph, Map<String, Value> maps) {
    int d = gaussian.dimensions();
    Value values = statistics.append(graph, maps, name);
    Value mean = graph.constant(name + "_mean", Tensor.of(gaussian.mean().clone(), 1, d));
    Value root = graph.constant(name + "_root", Tensor.of(transposed(gaussian.root()), d, d));
    Value white = graph.matMul(graph.sub(values, mean), root);
    Value distance = graph.sqrt(graph.reduceSum(graph.square(white), false, 1));
    return graph.reshape(distance, -1, 1, 1);
  }

  private static float[] transposed(float[][] matrix) {
    int d = matrix.length;
    float[] out = new float[d * d];
    for (int a = 0; a < d; a++) {
      for (int b = 0; b < d; b++) {
        out[b * d + a] = matrix[a][b];
      }
    }
    return out;
  }

  @Override
  public FloatMap anomalyMap(Features features) {
    return new FloatMap(1, 1, new float[] {gaussian.distance(statistics.of(features))});
  }
}
