// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.tensor.Tensor;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.training.features.FeatureStore;

/**
 * Mean and standard deviation of each channel over the cells of an image. The values of a feature
 * map are its channels' means, then their deviations.
 *
 * @param inputs feature maps in the order of their values
 * @param cells of each feature map that count; empty: all
 */
record ChannelStatistics(List<FeatureSpec> inputs, List<Optional<Mask>> cells) {
  ChannelStatistics {
    inputs = List.copyOf(inputs);
    cells = List.copyOf(cells);
  }

  /**
   * The statistics of a store's feature maps, over the cells that are scored in one of its images
   * at least: what every image ignores does not count.
   *
   * @param names of feature maps that the store has
   */
  static ChannelStatistics of(List<String> names, FeatureStore store) {
    List<FeatureSpec> inputs = names.stream().map(store::spec).toList();
    return new ChannelStatistics(
        inputs, inputs.stream().map(spec -> scoredSomewhere(spec, store)).toList());
  }

  private static Optional<Mask> scoredSomewhere(FeatureSpec spec, FeatureStore store) {
    Size grid = new Size(spec.width(), spec.height());
    BitSet scored = new BitSet(spec.cells());
    for (int view = 0; view < store.views(); view++) {
      Optional<Mask> cells = store.scoredCells(view, grid);
      if (cells.isEmpty()) {
        return Optional.empty();
      }
      scored.or(cells.get().bits());
    }
    boolean some = scored.cardinality() > 0 && scored.cardinality() < spec.cells();
    return some ? Optional.of(new Mask(grid.width(), grid.height(), scored)) : Optional.empty();
  }

  /** Number of values: two for each channel. */
  int count() {
    return 2 * inputs.stream().mapToInt(FeatureSpec::channels).sum();
  }

  /** The values of one image by plain loops. */
  double[] of(Features features) {
    double[] values = new double[count()];
    int at = 0;
    for (int i = 0; i < inputs.size(); i++) {
      FeatureSpec spec = inputs.get(i);
      float[] map = features.map(spec.name()).toTensor().values();
      int[] counted = cells.get(i).map(Mask::cells).orElseGet(() -> all(spec));
      for (int c = 0; c < spec.channels(); c++) {
        int from = c * spec.cells();
        double sum = 0;
        for (int cell : counted) {
          sum += map[from + cell];
        }
        double mean = sum / counted.length;
        double squares = 0;
        for (int cell : counted) {
          double d = map[from + cell] - mean;
          squares += d * d;
        }
        values[at + c] = mean;
        values[at + spec.channels() + c] = Math.sqrt(squares / counted.length);
      }
      at += 2 * spec.channels();
    }
    return values;
  }

  private static int[] all(FeatureSpec spec) {
    int[] cells = new int[spec.cells()];
    Arrays.setAll(cells, cell -> cell);
    return cells;
  }

  /**
   * The values as operators of a head graph.
   *
   * @param maps the graph's feature maps {@code [N, C, h, w]} by name
   * @return {@code [N, count]}
   */
  Value append(GraphBuilder graph, Map<String, Value> maps, String label) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      FeatureSpec spec = inputs.get(i);
      Value map = Objects.requireNonNull(maps.get(spec.name()), spec.name());
      Optional<Value> shares =
          cells.get(i).map(mask -> graph.constant(label + "_cells", shares(mask)));
      Value mean = mean(graph, map, shares);
      Value variance = mean(graph, graph.square(graph.sub(map, mean)), shares);
      values.add(graph.reshape(mean, -1, spec.channels()));
      values.add(graph.reshape(graph.sqrt(variance), -1, spec.channels()));
    }
    return graph.concat(1, values.toArray(Value[]::new));
  }

  private static Value mean(GraphBuilder graph, Value map, Optional<Value> shares) {
    return shares
        .map(share -> graph.reduceSum(graph.mul(map, share), true, 2, 3))
        .orElseGet(() -> graph.reduceMean(map, true, 2, 3));
  }

  /** The share of each cell in the mean: {@code [1, 1, h, w]}, zeros where it does not count. */
  private static Tensor shares(Mask mask) {
    float[] shares = new float[mask.width() * mask.height()];
    for (int cell : mask.cells()) {
      shares[cell] = 1f / mask.count();
    }
    return Tensor.of(shares, 1, 1, mask.height(), mask.width());
  }
}
