// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.whitening;

import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.Features;
import org.blemish.inference.onnx.GraphBuilder;
import org.blemish.inference.onnx.Value;
import org.blemish.inference.onnx.Window;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.features.PatchSource;

/**
 * Concatenates the channels of several feature maps on one grid. Finer maps are averaged by area,
 * coarser ones interpolated (bilinear, half-pixel centres).
 *
 * @param inputs feature maps in the order of their channels
 * @param height rows of the common grid
 * @param width columns of the common grid
 */
public record FeatureMapConcatenation(List<FeatureSpec> inputs, int height, int width) {
  public FeatureMapConcatenation {
    inputs = List.copyOf(inputs);
    for (FeatureSpec input : inputs) {
      boolean finer = input.height() % height == 0 && input.width() % width == 0;
      boolean coarser = height % input.height() == 0 && width % input.width() == 0;
      if (!finer && !coarser) {
        throw new BlemishException(
            "feature map %s is %dx%d, the common grid %dx%d: the sides of one must be multiples of the other's"
                .formatted(input.name(), input.width(), input.height(), width, height));
      }
    }
  }

  /**
   * A concatenation on the grid of the first map.
   *
   * @throws BlemishException if another grid is neither a multiple nor a divisor of it
   */
  public static FeatureMapConcatenation onGridOfFirst(List<FeatureSpec> inputs) {
    return new FeatureMapConcatenation(inputs, inputs.get(0).height(), inputs.get(0).width());
  }

  /** Name and shape of the concatenated map. */
  public FeatureSpec spec() {
    String name = String.join("+", inputs.stream().map(FeatureSpec::name).toList());
    return new FeatureSpec(
        name, inputs.stream().mapToInt(FeatureSpec::channels).sum(), height, width);
  }

  /** The concatenated maps of a store, computed when they are read. */
  public PatchSource source(FeatureStore store) {
    List<PatchSource> sources = inputs.stream().map(input -> store.source(input.name())).toList();
    FeatureSpec joined = spec();
    return new PatchSource() {
      @Override
      public FeatureSpec spec() {
        return joined;
      }

      @Override
      public int views() {
        return store.views();
      }

      @Override
      public void read(int view, float[] values) {
        int offset = 0;
        for (PatchSource source : sources) {
          float[] part = new float[source.spec().length()];
          source.read(view, part);
          offset = copyChannels(source.spec(), part, values, offset);
        }
      }

      @Override
      public Optional<Mask> scoredCells(int view) {
        return store.scoredCells(view, new Size(width, height));
      }
    };
  }

  /** The concatenated map {@code [C, height, width]} of one view. */
  public float[] concatenate(Features features) {
    float[] values = new float[spec().length()];
    int offset = 0;
    for (FeatureSpec input : inputs) {
      offset = copyChannels(input, features.map(input.name()).toTensor().values(), values, offset);
    }
    return values;
  }

  /**
   * The concatenation as operators of a graph.
   *
   * @param values maps {@code [N, C, h, w]} in the order of the inputs
   */
  public Value append(GraphBuilder graph, List<Value> values) {
    Value[] parts = new Value[inputs.size()];
    for (int i = 0; i < parts.length; i++) {
      FeatureSpec input = inputs.get(i);
      Value value = values.get(i);
      if (input.height() > height || input.width() > width) {
        int rows = input.height() / height;
        int columns = input.width() / width;
        if (rows != columns) {
          throw new BlemishException(
              "feature map %s has %d rows and %d columns for each cell of the common grid: both must be equal"
                  .formatted(input.name(), rows, columns));
        }
        value = graph.averagePool(value, rows, columns, Window.valid().withStride(rows));
      } else if (input.height() < height || input.width() < width) {
        value = graph.resizeLinear(value, height, width);
      }
      parts[i] = value;
    }
    return parts.length == 1 ? parts[0] : graph.concat(1, parts);
  }

  private int copyChannels(FeatureSpec input, float[] own, float[] values, int offset) {
    int cells = height * width;
    for (int c = 0; c < input.channels(); c++) {
      int from = c * input.cells();
      int to = offset + c * cells;
      if (input.cells() == cells) {
        System.arraycopy(own, from, values, to, cells);
      } else if (input.cells() > cells) {
        averaged(input, own, from, values, to);
      } else {
        interpolated(input, own, from, values, to);
      }
    }
    return offset + input.channels() * cells;
  }

  private void averaged(FeatureSpec input, float[] own, int from, float[] values, int to) {
    int rows = input.height() / height;
    int columns = input.width() / width;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int v = y * rows; v < (y + 1) * rows; v++) {
          for (int u = x * columns; u < (x + 1) * columns; u++) {
            sum += own[from + v * input.width() + u];
          }
        }
        values[to + y * width + x] = sum / (rows * columns);
      }
    }
  }

  private void interpolated(FeatureSpec input, float[] own, int from, float[] values, int to) {
    for (int y = 0; y < height; y++) {
      float v = Math.max(0, (y + 0.5f) * input.height() / height - 0.5f);
      int top = (int) v;
      int bottom = Math.min(top + 1, input.height() - 1);
      for (int x = 0; x < width; x++) {
        float u = Math.max(0, (x + 0.5f) * input.width() / width - 0.5f);
        int left = (int) u;
        int right = Math.min(left + 1, input.width() - 1);
        int first = from + top * input.width();
        int second = from + bottom * input.width();
        float above = own[first + left] + (u - left) * (own[first + right] - own[first + left]);
        float below = own[second + left] + (u - left) * (own[second + right] - own[second + left]);
        values[to + y * width + x] = above + (v - top) * (below - above);
      }
    }
  }
}
