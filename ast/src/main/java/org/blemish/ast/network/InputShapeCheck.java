// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.Arrays;
import org.blemish.ast.torch.NativeTensor;

/** Checks the shape of an input, with a clearer error than that of libtorch. */
final class InputShapeCheck {
  private InputShapeCheck() {}

  static void check(String network, NativeTensor x, int channels, NativeTensor positions) {
    long[] shape = x.shape();
    int height = positions.size(2);
    int width = positions.size(3);
    if (shape.length != 4 || shape[1] != channels || shape[2] != height || shape[3] != width) {
      throw new IllegalArgumentException(
          "%s expects [N, %d, %d, %d], got %s%s"
              .formatted(
                  network, channels, height, width, Arrays.toString(shape), hint(shape, channels)));
    }
  }

  private static String hint(long[] shape, int channels) {
    if (shape.length == 3) {
      return ": add the batch dimension in front";
    }
    if (shape.length == 4 && shape[3] == channels) {
      return ": channels come second";
    }
    return "";
  }
}
