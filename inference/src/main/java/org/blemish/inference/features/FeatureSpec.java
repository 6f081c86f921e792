// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;


/**
 * Name and shape {@code [channels, height, width]} of a feature map.
 *
 * @param name output of the backbone ({@code s6}), {@code depth} or {@code mask}
 * @param channels at least 1
 * @param height rows of the grid
 * @param width columns of the grid
 */
public record FeatureSpec(String name, int channels, int height, int width) {
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
