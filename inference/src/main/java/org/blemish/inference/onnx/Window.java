// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.util.HashMap;
import java.util.Map;

/**
 * Stride, padding and groups of a convolution or pooling.
 *
 * @param stride step in both directions, at least 1
 * @param top rows added above; the other sides in the same way
 * @param groups groups of channels that are convolved separately; 1 for pooling
 * @param same whether padding is that of TensorFlow's SAME: {@code ceil(size / stride)} positions,
 *     with an odd cell of padding below and to the right; the four numbers are then 0
 */
public record Window(
    int stride, int top, int left, int bottom, int right, int groups, boolean same) {
  public Window {
    if (stride < 1 || groups < 1 || Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
      throw new IllegalArgumentException(
          "stride %d, pads %d %d %d %d, groups %d: stride and groups from 1, pads from 0"
              .formatted(stride, top, left, bottom, right, groups));
    }
  }

  public Window(int stride, int top, int left, int bottom, int right, int groups) {
    this(stride, top, left, bottom, right, groups, false);
  }

  /** Step 1, nothing added. */
  public static Window valid() {
    return new Window(1, 0, 0, 0, 0, 1);
  }

  /** Padded by the image's size at run time, as in TensorFlow. */
  public static Window same(int stride) {
    return new Window(stride, 0, 0, 0, 0, 1, true);
  }

  /** Step 1, the same number added on every side. */
  public static Window padded(int pad) {
    return new Window(1, pad, pad, pad, pad, 1);
  }

  public Window withStride(int stride) {
    return new Window(stride, top, left, bottom, right, groups, same);
  }

  public Window withGroups(int groups) {
    return new Window(stride, top, left, bottom, right, groups, same);
  }

  /** The attributes that convolutions and poolings share. */
  Map<String, Object> attributes(int height, int width) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("kernel_shape", new long[] {height, width});
    attributes.put("strides", new long[] {stride, stride});
    if (same) {
      attributes.put("auto_pad", "SAME_UPPER");
    } else {
      attributes.put("pads", new long[] {top, left, bottom, right});
    }
    return attributes;
  }

  /** Number of positions over {@code size} cells with this much padding. */
  long positions(long size, int kernel, int padding) {
    if (size == Value.DYNAMIC) {
      return size;
    }
    if (same) {
      return (size + stride - 1) / stride;
    }
    return Math.max(0, Math.floorDiv(size + padding - kernel, stride) + 1);
  }
}
