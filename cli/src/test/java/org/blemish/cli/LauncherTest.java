// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The start script of an unpacked archive, with a script in place of Java. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private record Result(int code, String out, String err) {}

  @TempDir private Path folder;
  private Path launcher = Path.of("");
  private Path jdk = Path.of("");

  @BeforeEach
  void unpack() throws IOException {
    Path home = Files.createDirectories(folder.resolve("with a space"));
    launcher = Files.copy(Path.of("..", "blemish"), home.resolve("blemish"));
    Files.createDirectory(home.resolve("lib"));
    jdk = folder.resolve("jdk");
    Files.createDirectories(jdk.resolve("bin"));
  }

  private void java(String script) throws IOException {
    Path java = Files.writeString(jdk.resolve("bin/java"), "#!/bin/sh\n" + script + "\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  private void release(String version) throws IOException {
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    return run(System.getenv(), arguments);
  }

  /** Runs the script in an environment of these variables and {@code JAVA_HOME}. */
  private Result run(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder("sh", launcher.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().remove("BLEMISH_JAVA_OPTS");
    builder.environment().putIfAbsent("BLEMISH_CACHE", "none");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_302, 8", "9, 9", "11.0.21, 11", "16-ea, 16"})
  void olderJavaIsNamedByItsMajorVersion(String version, int major) throws Exception {
    java("echo 'openjdk version \"" + version + "\" 2021-07-20' >&2");
    Result asked = run("doctor");
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err())
        .startsWith("blemish: Java " + major + " is too old (" + jdk.resolve("bin/java") + "):");

    java("echo 'Java was started' >&2");
    release(version);
    assertThat(run("doctor")).isEqualTo(asked);
  }

  @Test
  void javaOfUnknownVersionIsAnError() throws Exception {
    java("exit 1");
    Result result = run("doctor");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("the version of " + jdk.resolve("bin/java") + " is unknown");
  }

  @Test
  void argumentsAndExitCodeArePassedOn() throws Exception {
    java("for a in \"$@\"; do echo \"$a\"; done; exit 3");
    release("17.0.2");
    Result result = run("predict", "a b", "*");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out().lines())
        .containsSubsequence(
            "-Djava.awt.headless=true",
            "-Dblemish.program=" + launcher,
            "-cp",
            launcher.resolveSibling("lib").toRealPath() + "/*",
            "org.blemish.cli.Main",
            "predict",
            "a b",
            "*")
        .doesNotContain("--enable-native-access=ALL-UNNAMED");

    release("24.0.1");
    assertThat(run("predict").out().lines())
        .contains("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void withoutAUsableLocaleJavaRunsInUtf8() throws Exception {
    java("echo \"$LC_ALL\"");
    release("17.0.2");
    for (Map<String, String> variables :
        List.of(
            Map.<String, String>of(),
            Map.of("LC_ALL", "C"),
            Map.of("LANG", "POSIX"),
            Map.of("LANG", "xx_XX.UTF-8"))) { // a locale that is not installed
      assertThat(run(variables).out()).as("%s", variables).isEqualTo("C.UTF-8\n");
    }
    assertThat(run(Map.of("LANG", "C.UTF-8")).out()).isEqualTo("\n");
  }

  private static final String PRINT = "for a in \"$@\"; do echo \"$a\"; done";

  private List<String> startArguments(Path cache, String command) throws Exception {
    return run(Map.of("BLEMISH_CACHE", cache.toString()), command).out().lines().toList();
  }

  @Test
  void theFirstPredictOfAnArchiveWritesItsClassesIntoTheCacheForLaterCommands() throws Exception {
    java(PRINT);
    release("17.0.2");
    Path cache = folder.resolve("a cache");
    assertThat(startArguments(cache, "info"))
        .contains("-Dblemish.cache=" + cache)
        .noneMatch(argument -> argument.startsWith("-XX:ArchiveClassesAtExit"));
    assertThat(cache).doesNotExist();

    String option = "-XX:ArchiveClassesAtExit=";
    String archive =
        startArguments(cache, "predict").stream()
            .filter(argument -> argument.startsWith(option))
            .findFirst()
            .orElseThrow()
            .substring(option.length());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)))
        .isEqualTo("rwx------");

    Files.write(Path.of(archive), new byte[10]);
    assertThat(startArguments(cache, "predict")).as("unfinished").contains(option + archive);
    Files.writeString(Path.of(archive), "classes");
    assertThat(startArguments(cache, "info")).contains("-XX:SharedArchiveFile=" + archive);
    assertThat(startArguments(cache, "predict")).contains("-XX:SharedArchiveFile=" + archive);

    release("17.0.3");
    assertThat(startArguments(cache, "info"))
        .noneMatch(argument -> argument.startsWith("-XX:SharedArchiveFile"));
    assertThat(startArguments(cache, "predict"))
        .anyMatch(argument -> argument.startsWith(option) && !argument.equals(option + archive));
    assertThat(Path.of(archive)).as("of the earlier Java").doesNotExist();
  }

  @Test
  void withoutACacheNothingIsWritten() throws Exception {
    java(PRINT);
    release("17.0.2");
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Map<String, String> variables :
        List.of(
            Map.of("BLEMISH_CACHE", "none"),
            Map.of("BLEMISH_CACHE", "", "HOME", ""),
            Map.of("BLEMISH_CACHE", file + "/cache"))) {
      Result result = run(variables, "predict");
      assertThat(result.code()).isZero();
      assertThat(result.err()).isEmpty();
      assertThat(result.out()).doesNotContain("ArchiveClassesAtExit", "SharedArchiveFile");
    }
    assertThat(run(Map.of("BLEMISH_CACHE", "", "HOME", "/home/x"), "info").out())
        .contains("-Dblemish.cache=/home/x/.cache/blemish\n");
    assertThat(run(Map.of("BLEMISH_CACHE", "none"), "predict").out())
        .doesNotContain("blemish.cache");
  }
}
