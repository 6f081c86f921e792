// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

/**
 * How a convolution or a pooling walks over its input.
 *
 * @param stride step in both directions, at least 1
 * @param top rows added above; likewise the other sides
 * @param groups parts of the channels that do not see each other; 1 for pooling
 */
public record Window(int stride, int top, int left, int bottom, int right, int groups) {
  public Window {
    if (stride < 1 || groups < 1 || Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
      throw new IllegalArgumentException(
          "stride %d, pads %d %d %d %d, groups %d: stride and groups from 1, pads from 0"
              .formatted(stride, top, left, bottom, right, groups));
    }
  }

  /** Step 1, nothing added. */
  public static Window valid() {
    return new Window(1, 0, 0, 0, 0, 1);
  }

  /** Step 1, the same number added on every side. */
  public static Window padded(int pad) {
    return new Window(1, pad, pad, pad, pad, 1);
  }

  public Window withStride(int stride) {
    return new Window(stride, top, left, bottom, right, groups);
  }

  public Window withGroups(int groups) {
    return new Window(stride, top, left, bottom, right, groups);
  }

  long[] pads() {
    return new long[] {top, left, bottom, right};
  }

  long[] strides() {
    return new long[] {stride, stride};
  }
}
