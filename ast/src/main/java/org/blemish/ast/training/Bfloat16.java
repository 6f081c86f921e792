// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.ast.Precision;
import org.blemish.ast.network.ConvolutionPrecision;

/**
 * Where bfloat16 pays. Intel's AVX512-BF16 without AMX was measured at 0.6 of the speed of fp32 and
 * does not count; AMD's is full speed.
 */
final class Bfloat16 {
  private static final Path CPU = Path.of("/proc/cpuinfo");

  private Bfloat16() {}

  /** What a setting means on this machine. */
  static ConvolutionPrecision convolutionPrecision(Precision precision) {
    return switch (precision) {
      case FP32 -> ConvolutionPrecision.FP32;
      case BF16 -> ConvolutionPrecision.BF16;
      case AUTO -> isFaster(description()) ? ConvolutionPrecision.BF16 : ConvolutionPrecision.FP32;
    };
  }

  /** Whether a CPU with this description multiplies bfloat16 faster than fp32. */
  static boolean isFaster(String cpuinfo) {
    return cpuinfo.contains(" amx_bf16")
        || (cpuinfo.contains("AuthenticAMD") && cpuinfo.contains(" avx512_bf16"));
  }

  /** Empty where the system does not describe its CPU: then nothing is assumed. */
  private static String description() {
    try {
      return Files.exists(CPU) ? Files.readString(CPU) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
