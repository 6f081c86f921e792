// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import org.blemish.ast.Precision;
import org.blemish.ast.network.ConvolutionPrecision;
import org.blemish.core.machine.CpuInfo;

/**
 * Decides on which CPUs bfloat16 is faster than fp32. Intel's AVX512-BF16 without AMX is not: it
 * was measured at 0.6 of the speed of fp32.
 */
final class Bfloat16 {
  private static final String AMD = "AuthenticAMD";

  private Bfloat16() {}

  /** The precision that a setting selects on this machine. */
  static ConvolutionPrecision convolutionPrecision(Precision precision) {
    return switch (precision) {
      case FP32 -> ConvolutionPrecision.FP32;
      case BF16 -> ConvolutionPrecision.BF16;
      case AUTO -> isFaster(CpuInfo.read()) ? ConvolutionPrecision.BF16 : ConvolutionPrecision.FP32;
    };
  }

  /** Whether a CPU multiplies bfloat16 faster than fp32; false if its flags are not known. */
  static boolean isFaster(CpuInfo cpu) {
    return cpu.flags().contains("amx_bf16")
        || (cpu.flags().contains("avx512_bf16") && cpu.vendor().filter(AMD::equals).isPresent());
  }
}
