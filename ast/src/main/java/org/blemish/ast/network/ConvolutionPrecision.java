// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import org.blemish.ast.torch.NativeTensor;

/** The precision that convolutions multiply in; what goes in and comes out is fp32 either way. */
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
  /** Gradients reach the fp32 weights through the casts. */
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

  /** Convolution of {@code [N, I, H, W]} with {@code [O, I, k, k]}, zeros around it. */
  abstract NativeTensor apply(NativeTensor x, NativeTensor weight, NativeTensor bias, int padding);

  /** The same without a bias. */
  abstract NativeTensor apply(NativeTensor x, NativeTensor weight, int padding);
}
