// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

/** Precision of convolutions in training; everything else is fp32. */
public enum Precision {
  /** 32-bit floats. */
  FP32,
  /** bfloat16 convolutions: faster on CPUs with AMX and on recent AMD CPUs, slower on others. */
  BF16,
  /** BF16 on CPUs that are known to be faster with it, else FP32; the model depends on the CPU. */
  AUTO
}
