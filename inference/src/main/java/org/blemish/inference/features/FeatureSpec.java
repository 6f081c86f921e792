// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.ScaledOutput;

/**
 * Name and shape {@code [channels, height, width]} of a feature map.
 *
 * @param name output of the backbone ({@code s6}), {@code depth} or {@code mask}
 * @param channels at least 1
 * @param height rows of the grid
 * @param width columns of the grid
 */
public record FeatureSpec(String name, int channels, int height, int width) {
  /**
   * A feature map of a backbone.
   *
   * @param map name of the feature map, such as {@code s5} or {@code s5@256}
   * @param network size of the network's input
   * @throws org.blemish.core.BlemishException if the backbone has no such output
   */
  public static FeatureSpec of(Backbone backbone, String map, Size network) {
    ScaledOutput scaled = ScaledOutput.of(map);
    int channels = backbone.descriptor().output(scaled.output()).channels();
    Size grid = backbone.grid(scaled.output(), scaled.image(network));
    return new FeatureSpec(map, channels, grid.height(), grid.width());
  }

  /** Cells of the grid. */
  public int cells() {
    return height * width;
  }

  /** Values of one view. */
  public int length() {
    return channels * height * width;
  }

  /** Shape of one view: {@code [1, C, h, w]}. */
  public long[] shape() {
    return new long[] {1, channels, height, width};
  }
}
