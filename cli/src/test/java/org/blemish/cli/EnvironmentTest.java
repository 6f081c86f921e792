// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script with the environment of a container, cron or systemd: without a locale. */
@EnabledOnOs(OS.LINUX)
class EnvironmentTest {
  private record Result(int code, String out, String err) {}

  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    tiny = TinyRun.train(shared);
    Path home = Files.createDirectory(shared.resolve("home"));
    Files.copy(Path.of("..", "blemish"), home.resolve("blemish"));
    writeJarOfTheClassPath(Files.createDirectory(home.resolve("lib")).resolve("blemish.jar"));
  }

  private static void writeJarOfTheClassPath(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  /**
   * Runs lines of a shell script, in which {@code blemish} is the program. The names are in the
   * script, because the process of this test may have no locale either.
   */
  private Result run(String... lines) throws IOException, InterruptedException {
    Path script =
        Files.writeString(
            folder.resolve("script"),
            """
            set -eu
            blemish() { sh '%s' "$@"; }
            image='%s'
            model='%s'
            """
                    .formatted(
                        shared.resolve("home/blemish"),
                        tiny.data().resolve("train/good/rgb/000.png"),
                        tiny.model())
                + String.join("\n", lines)
                + "\n");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString());
    builder.directory(Files.createDirectories(folder.resolve("work")).toFile());
    builder.environment().clear();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Result(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  @Test
  void namesOutsideAsciiAreReadAndWritten() throws Exception {
    Result result =
        run(
            "mkdir -p Prüfung/部品",
            "cp \"$model\" Prüfung/modèle.blemish",
            "cp \"$image\" Prüfung/部品/деталь.png",
            "blemish predict --model Prüfung/modèle.blemish --heatmaps käse Prüfung/部品",
            "find käse -name '*.png'");
    assertThat(result.err()).isEqualTo("1 inspected, 0 skipped, 0 failed\n");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("Prüfung/部品/деталь.png")
        .containsPattern("(?m)^käse/.*деталь\\.png$");

    Result missing = run("blemish predict --model Prüfung/modèle.blemish Prüfung/無い.png");
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err().lines())
        .containsExactly(
            "blemish: Prüfung/無い.png: no such file", "0 inspected, 0 skipped, 1 failed");
  }

  @Test
  void withoutTheStartScriptAMessageNamesTheLocale() throws Exception {
    Result result =
        run(
            "\"$JAVA_HOME/bin/java\" -cp '%s/home/lib/*' org.blemish.cli.Main predict --model \"$model\" 部品.png"
                .formatted(shared));
    assertThat(result.code()).isBetween(1, 2);
    assertThat(result.err())
        .startsWith("blemish: ")
        .contains("LC_ALL=C.UTF-8")
        .doesNotContain("error in Blemish", "Exception");
  }

  @Test
  void controlCharactersOfNamesDoNotReachTheTerminal() throws Exception {
    Result result =
        run(
            "mkdir parts",
            "name=$(printf 'a\\033]0;title\\007\\nblemish: b.png')",
            "cp \"$image\" \"parts/$name\"",
            "blemish predict --model \"$model\" parts",
            "echo broken >\"parts/$name\"",
            "blemish predict --model \"$model\" parts");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err().lines().filter(line -> line.startsWith("blemish: ")))
        .singleElement()
        .asString()
        .contains("parts/a\\u001b]0;title\\u0007\\nblemish: b.png");
    for (String text : List.of(result.out(), result.err())) {
      assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    }
    assertThat(result.out()).contains("a\\u001b]0;title\\u0007");
  }
}
