// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/** Precision of the products in convolutions; inputs and outputs are always fp32. */
public enum ConvolutionPrecision {
  FP32 {
    @Override
    NativeTensor apply(NativeTensor x, NativeTensor weight, NativeTensor bias, int padding) {
      return x.convolve(weight, bias, padding);
    }

    @Override
    NativeTensor apply(NativeTensor x, NativeTensor weight, int padding) {
      return x.convolve(weight, padding);
    }
  },
  /** Gradients are propagated to the fp32 weights through the casts. */
  BF16 {
    @Override
    NativeTensor apply(NativeTensor x, NativeTensor weight, NativeTensor bias, int padding) {
      return x.toBfloat16().convolve(weight.toBfloat16(), bias.toBfloat16(), padding).toFloat32();
    }

    @Override
    NativeTensor apply(NativeTensor x, NativeTensor weight, int padding) {
      return x.toBfloat16().convolve(weight.toBfloat16(), padding).toFloat32();
    }
  };

  /** Convolution of {@code [N, I, H, W]} with {@code [O, I, k, k]}, padded by zeros. */
  abstract NativeTensor apply(NativeTensor x, NativeTensor weight, NativeTensor bias, int padding);

  /** A convolution without bias. */
  abstract NativeTensor apply(NativeTensor x, NativeTensor weight, int padding);
}
