// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JavaProgramTest {
  @Test
  void aChildHasItsOwnHeapAndTheClassPathOfThisProcess() {
    List<String> command = JavaProgram.child(700, List.of("-Dx=1"), "a.Main");
    assertThat(command).contains("-Xmx700m", "-Dx=1", "-Djava.awt.headless=true");
    assertThat(command.stream().filter(word -> word.startsWith("-Xmx"))).hasSize(1);
    assertThat(command).noneMatch(word -> word.startsWith("-javaagent"));
    assertThat(command.subList(command.size() - 3, command.size()))
        .containsExactly("-cp", System.getProperty("java.class.path"), "a.Main");
    assertThat(command.get(0)).startsWith(System.getProperty("java.home")).endsWith("java");
  }

  /** A program that prints the options of a child of its own. */
  static final class PrintsItsChild {
    public static void main(String[] arguments) {
      JavaProgram.child(100, List.of(), "a.Main").forEach(System.out::println);
    }
  }

  @Test
  void aChildKnowsHowTheProgramWasCalledAndHasNoOtherPropertyOfIt() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dblemish.program=/opt/my tools/blemish",
                "-Dother=1",
                "-cp",
                System.getProperty("java.class.path"),
                PrintsItsChild.class.getName())
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(printed.lines())
        .contains("-Dblemish.program=/opt/my tools/blemish")
        .doesNotContain("-Dother=1");
  }

  @Test
  void theSameProgramHasTheClassPathOfThisProcess() {
    List<String> command = JavaProgram.same("a.Main");
    assertThat(command.subList(command.size() - 3, command.size()))
        .containsExactly("-cp", System.getProperty("java.class.path"), "a.Main");
  }

  @Test
  void aProgramWithItsOwnLibrariesHasNoOptionsOfThisProcess() {
    assertThat(JavaProgram.ofLibraries(List.of("-Xmx9m"), Path.of("lib"), "a.Main"))
        .containsExactly(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx9m",
            "-cp",
            Path.of("lib", "*").toString(),
            "a.Main");
  }
}
