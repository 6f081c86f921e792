// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blemish.core.machine.CpuInfo;

/**
 * Model and vector instructions of the processor, as Linux reports them.
 *
 * @param model name of the processor
 * @param features usual names of the vector instructions that affect speed
 */
record Processor(String model, List<String> features) {
  /** Usual names by the kernel's flags, of x86 and Arm. */
  private static final Map<String, String> KNOWN = known();

  private static Map<String, String> known() {
    Map<String, String> known = new LinkedHashMap<>();
    known.put("avx2", "AVX2");
    known.put("avx512f", "AVX-512");
    known.put("avx512_vnni", "AVX-512 VNNI");
    known.put("avx512_bf16", "bfloat16 (AVX-512)");
    known.put("amx_bf16", "bfloat16 (AMX)");
    known.put("asimd", "NEON");
    known.put("sve", "SVE");
    known.put("bf16", "bfloat16");
    return known;
  }

  /** The processor of this machine; without features if the system does not report them. */
  static Processor here() {
    return of(CpuInfo.read());
  }

  static Processor of(CpuInfo cpu) {
    List<String> features = new ArrayList<>();
    for (Map.Entry<String, String> feature : KNOWN.entrySet()) {
      if (cpu.flags().contains(feature.getKey())) {
        features.add(feature.getValue());
      }
    }
    return new Processor(cpu.model().orElse(System.getProperty("os.arch")), List.copyOf(features));
  }

  DoctorFinding finding() {
    boolean x86 = Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    if (features.isEmpty()) {
      return DoctorFinding.ok(
          "processor", model + "; this system does not report its vector instructions");
    }
    String text = model + ": " + String.join(", ", features);
    return x86 && !features.contains("AVX2")
        ? DoctorFinding.limited(
            "processor", text + "; without AVX2 everything is several times slower")
        : DoctorFinding.ok("processor", text);
  }
}
