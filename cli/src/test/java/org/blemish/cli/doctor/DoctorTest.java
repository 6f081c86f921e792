// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.machine.CpuInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @Test
  void vectorInstructionsAreReadFromTheKernelsFlags() {
    Processor processor =
        Processor.of(
            CpuInfo.of(
                List.of(
                    "processor\t: 0",
                    "model name\t: Some CPU @ 2.0GHz",
                    "flags\t\t: fpu sse2 avx2 avx512f avx512_bf16 avx512vl",
                    "",
                    "flags\t\t: fpu")));
    assertThat(processor.model()).isEqualTo("Some CPU @ 2.0GHz");
    assertThat(processor.features()).containsExactly("AVX2", "AVX-512", "bfloat16 (AVX-512)");
  }

  @Test
  void anUndescribedProcessorIsNotAProblem() {
    assertThat(Processor.of(CpuInfo.of(List.of())).finding().state())
        .isEqualTo(DoctorFinding.FindingState.OK);
  }

  @Test
  void foldersThatCannotBeWrittenAreBroken(@TempDir Path folder) throws IOException {
    assertThat(finding(folder).state()).isEqualTo(DoctorFinding.FindingState.OK);
    assertThat(finding(folder.resolve("not/yet")).state()).isEqualTo(DoctorFinding.FindingState.OK);
    assertThat(folder).isEmptyDirectory();
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(finding(file).state()).isEqualTo(DoctorFinding.FindingState.BROKEN);
  }

  private static DoctorFinding finding(Path folder) {
    return new NativeFolder("temporary", folder, "-Djava.io.tmpdir=DIR").finding();
  }
}
