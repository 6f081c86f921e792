// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;


/** Precision of convolutions in training; weights and all else are always fp32. */
public enum Precision {
  /** 32-bit floats everywhere: the figures that other settings are measured against. */
  FP32,
  /** bfloat16 convolutions: faster where the CPU has AMX or is a recent AMD, slower elsewhere. */
  BF16,
  /** BF16 where the CPU is known to gain, else FP32: other CPUs then give other bytes. */
  AUTO
}
