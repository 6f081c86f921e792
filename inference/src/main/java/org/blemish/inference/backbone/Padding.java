// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import org.blemish.inference.onnx.Window;

/**
 * How a network's convolutions pad their input with zeros; part of what the weights were trained
 * with.
 */
public enum Padding {
  /**
   * As TensorFlow's SAME for the network's nominal size, independent of the image's size: {@code
   * efficientnet_pytorch} and its Lite variant.
   */
  STATIC {
    @Override
    Window window(int kernel, int stride, int nominal) {
      int total = Math.max((ceil(nominal, stride) - 1) * stride + kernel - nominal, 0);
      int before = total / 2;
      return new Window(stride, before, before, total - before, total - before, 1);
    }

    @Override
    int cells(int pixels, int stride, int nominal) {
      int cells = pixels;
      int nominalCells = nominal;
      for (int s = stride; s > 1; s /= 2) {
        // An even nominal side is padded by one pixel less, and an odd last pixel is then left out.
        cells = nominalCells % 2 == 0 ? cells / 2 : ceil(cells, 2);
        nominalCells = ceil(nominalCells, 2);
      }
      return cells;
    }
  },
  /** As TensorFlow's SAME for the image's size: TensorFlow itself, timm's {@code tf_} names. */
  SAME {
    @Override
    Window window(int kernel, int stride, int nominal) {
      return stride == 1 ? Window.padded((kernel - 1) / 2) : Window.same(stride);
    }
  },
  /** The same on all sides: timm's names without {@code tf_}. */
  SYMMETRIC {
    @Override
    Window window(int kernel, int stride, int nominal) {
      return Window.padded((stride - 1 + kernel - 1) / 2).withStride(stride);
    }
  };

  /**
   * Cells along a side of the image after convolutions of stride 2 by this rule.
   *
   * @param pixels along that side
   * @param stride of the cells, a power of two
   * @param nominal pixels along a side of the network's nominal size
   */
  int cells(int pixels, int stride, int nominal) {
    return ceil(pixels, stride);
  }

  /** The window of a square kernel over a map that has {@code nominal} rows at nominal size. */
  abstract Window window(int kernel, int stride, int nominal);

  static int ceil(int size, int stride) {
    return (size + stride - 1) / stride;
  }
}
