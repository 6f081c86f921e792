// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.blemish.training.machine.CpuInfo;

/**
 * What the processor is and which vector instructions it has, as Linux says it.
 *
 * @param model its name
 * @param features of those that matter here, in the words of people
 */
record Processor(String model, List<String> features) {
  /** The kernel's flags, of x86 and ARM. */
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

  /** This machine's; without features where the system does not report them. */
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
      return DoctorFinding.ok("processor", model + "; its features are not told by this system");
    }
    String text = model + ": " + String.join(", ", features);
    return x86 && !features.contains("AVX2")
        ? DoctorFinding.limited(
            "processor", text + "; without AVX2 everything takes several times longer")
        : DoctorFinding.ok("processor", text);
  }
}
