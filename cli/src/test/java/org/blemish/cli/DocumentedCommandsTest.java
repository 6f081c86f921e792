// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands in README and docs have options that exist, and run where their data are at hand. */
class DocumentedCommandsTest {
  /**
   * Commands that are run where what they read is there; the others take long or need a network.
   */
  private static final Set<String> RUN =
      Set.of(
          "predict",
          "info",
          "evaluate",
          "metrics",
          "probe",
          "robustness",
          "calibrate",
          "threshold",
          "accept",
          "undo",
          "export",
          "data",
          "doctor",
          "generate");

  /** Options and what they name is read. */
  private static final Set<String> READ =
      Set.of(
          "--model",
          "--data",
          "--maps",
          "--scores",
          "--defects",
          "--ignore",
          "--metrics",
          "--exclude",
          "--good",
          "--masks",
          "--images");

  /** What commands need that the test does not have, by a part of the command. */
  private static final Map<String, String> NEEDS =
      Map.of(
          "--region 40,20,900,700", "images of 960x720",
          "export run --data", "the checkpoints of a training",
          "--layout", "a data set of that layout",
          "data import", "annotations");

  @TempDir private Path folder;

  @Test
  void theirOptionsExist() throws IOException {
    List<DocumentedCommands.Documented> commands = DocumentedCommands.all();
    assertThat(commands).hasSizeGreaterThan(60);
    List<String> wrong = new ArrayList<>();
    for (DocumentedCommands.Documented command : commands) {
      try {
        Main.commandLine().parseArgs(command.words().toArray(new String[0]));
      } catch (CommandLine.ParameterException e) {
        wrong.add(command + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("system")
  void theyRun() throws IOException, InterruptedException {
    workspace();
    List<String> failed = new ArrayList<>();
    List<String> notRun = new ArrayList<>();
    int run = 0;
    for (DocumentedCommands.Documented command : DocumentedCommands.all()) {
      Optional<String> missing = missing(command.words());
      if (missing.isPresent()) {
        notRun.add(command + ": needs " + missing.get());
        continue;
      }
      run++;
      int code = execute(command.words());
      // 3: --fail-on has found a defect.
      if (code != 0 && code != 3) {
        failed.add(
            "%s: exit code %d: %s"
                .formatted(command, code, Files.readString(folder.resolve("err"))));
      }
    }
    notRun.forEach(System.out::println);
    assertThat(failed).isEmpty();
    assertThat(run).isGreaterThan(30);
  }

  private void workspace() throws IOException {
    TinyRun tiny = TinyRun.train(folder);
    Path bracket = Files.createDirectories(folder.resolve("bracket"));
    copy(tiny.data().resolve("train/good/rgb"), bracket.resolve("train/good"));
    copy(tiny.test().resolve("good/rgb"), bracket.resolve("test/good"));
    copy(tiny.test().resolve("hole/rgb"), bracket.resolve("test/scratch"));
    copy(tiny.test().resolve("hole/gt"), bracket.resolve("ground_truth/scratch"));
    try (Stream<Path> masks = Files.list(bracket.resolve("ground_truth/scratch"))) {
      for (Path mask : masks.toList()) {
        Files.move(mask, Path.of(mask.toString().replace(".png", "_mask.png")));
      }
    }
    Path good = tiny.data().resolve("validation/good/rgb");
    for (String parts : List.of("new-parts", "in", "this-week")) {
      copy(good, folder.resolve(parts));
    }
    for (String part : List.of("part.png", "part-1017.png", "part-1018.png")) {
      Files.copy(good.resolve("000.png"), folder.resolve(part));
    }
    Files.writeString(folder.resolve("lines.txt"), "part.png\n");
    Files.writeString(
        folder.resolve("labels.csv"),
        "path,label,defect_type\ntest/scratch/000.png,defective,scratch\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** What the command needs that is not there. */
  private Optional<String> missing(List<String> words) {
    if (!RUN.contains(words.get(0))) {
      return Optional.of("time, other data or a network");
    }
    String whole = String.join(" ", words);
    for (Map.Entry<String, String> need : NEEDS.entrySet()) {
      if (whole.contains(need.getKey())) {
        return Optional.of(need.getValue());
      }
    }
    CommandLine.ParseResult parsed =
        Main.commandLine().parseArgs(words.toArray(new String[0])).subcommand();
    while (parsed.hasSubcommand()) {
      parsed = parsed.subcommand();
    }
    List<String> read = new ArrayList<>();
    boolean writesMaps = parsed.commandSpec().name().equals("predict");
    for (CommandLine.Model.OptionSpec option : parsed.matchedOptions()) {
      if (READ.contains(option.longestName())
          && !(writesMaps && option.longestName().matches("--m(ap|ask)s"))
          && !option.originalStringValues().contains("true")) {
        read.addAll(option.originalStringValues());
      }
    }
    parsed.matchedPositionals().forEach(p -> read.addAll(p.originalStringValues()));
    return read.stream()
        .map(path -> path.replaceFirst("/?[^/]*\\*.*", "").replaceFirst("^$", "."))
        .filter(path -> !Files.exists(folder.resolve(path)))
        .findFirst();
  }

  private int execute(List<String> words) throws IOException, InterruptedException {
    List<String> command = ChildJava.program("-Xmx1g", "-XX:TieredStopAtLevel=1");
    command.addAll(words);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(folder.resolve("lines.txt").toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("err").toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("takes longer than 5 minutes: " + words);
    }
    return process.exitValue();
  }
}
