// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The archive of classes in the archive with Java and in the container images. */
@Tag("system")
@EnabledOnOs(OS.LINUX)
class ClassArchiveTest {
  private static final Path SCRIPT = Path.of("src", "bundle", "dump-classes.sh");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder;

  private static int run(List<String> command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void twoBuildsWriteTheSameBytes() throws Exception {
    if (run(List.of("sh", "-c", "taskset -p $$ && chrt -b 0 setarch -R true")) != 0) {
      System.err.println(
          "SKIPPED: 'taskset', 'chrt -b' or 'setarch -R' is missing or not permitted");
      Assumptions.abort("taskset, chrt -b, setarch -R");
    }
    Path jar =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path list = folder.resolve("classes.list");
    Files.writeString(list, "java/lang/Object\njava/lang/String\npicocli/CommandLine\n");
    List<byte[]> archives = new ArrayList<>();
    for (String name : List.of("first", "second")) {
      Path archive = folder.resolve(name).resolve("classes.jsa");
      Files.createDirectory(archive.getParent());
      assertThat(
              run(
                  List.of(
                      "sh",
                      SCRIPT.toString(),
                      JAVA.toString(),
                      archive.toString(),
                      "-XX:SharedClassListFile=" + list,
                      "-cp",
                      jar.toString())))
          .isZero();
      archives.add(Files.readAllBytes(archive));
    }
    assertThat(archives.get(0)).hasSizeGreaterThan(1_000_000);
    // isTrue: a difference would be printed byte by byte.
    assertThat(Arrays.equals(archives.get(0), archives.get(1))).isTrue();
  }
}
