// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CpuInfoTest {
  @Test
  void readsTheFirstProcessor() {
    CpuInfo cpu =
        CpuInfo.of(
            List.of(
                "processor\t: 0",
                "vendor_id\t: AuthenticAMD",
                "model\t\t: 17",
                "model name\t: AMD EPYC 9654",
                "flags\t\t: fpu avx2 avx512_bf16",
                "",
                "model name\t: another",
                "flags\t\t: fpu"));
    assertThat(cpu.model()).contains("AMD EPYC 9654");
    assertThat(cpu.vendor()).contains("AuthenticAMD");
    assertThat(cpu.flags()).containsExactlyInAnyOrder("fpu", "avx2", "avx512_bf16");
  }

  @Test
  void armProcessorsHaveFeatures() {
    assertThat(CpuInfo.of(List.of("Features\t: fp asimd sve")).flags()).contains("asimd", "sve");
  }

  @Test
  void whatIsNotDescribedIsEmpty() {
    assertThat(CpuInfo.of(List.of()))
        .isEqualTo(new CpuInfo(Optional.empty(), Optional.empty(), Set.of()));
  }

  @Test
  void peakMemoryIsThatOfALivingProcess() {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc here");
    long usedMib = Runtime.getRuntime().totalMemory() >> 20;
    assertThat(ProcessMemory.peakMib(ProcessHandle.current().pid()).orElseThrow())
        .isBetween(10L, 100 * usedMib);
    assertThat(ProcessMemory.peakMib(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void vnniIsFoundInBothForms() {
    assertThat(CpuInfo.of(List.of("flags : avx2 avx_vnni")).hasVnni()).isTrue();
    assertThat(CpuInfo.of(List.of("flags : avx2 avx512_vnni")).hasVnni()).isTrue();
    assertThat(CpuInfo.of(List.of("flags : avx2")).hasVnni()).isFalse();
  }
}
