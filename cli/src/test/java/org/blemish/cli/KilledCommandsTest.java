// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as a process that is killed by SIGKILL at a random moment, and started again with the
 * same command. {@code -Dblemish.kills} is the number of kills of each command; see docs/trust.md.
 */
@Tag("system")
class KilledCommandsTest {
  private static final int KILLS = Integer.getInteger("blemish.kills", 4);
  private static final long SEED = 20_261_129;

  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  /** A command line, without its output folder. */
  private interface Command {
    List<String> writingTo(Path output);
  }

  /**
   * A process that ended.
   *
   * @param code exit code
   * @param text output and errors together
   */
  private record Ended(int code, String text, long nanos) {}

  private Process start(List<String> arguments) throws IOException {
    List<String> command =
        ChildJava.program("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output.txt").toFile())
        .start();
  }

  private Ended run(List<String> arguments) throws Exception {
    long start = System.nanoTime();
    Process process = start(arguments);
    assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(folder.resolve("output.txt"));
    return new Ended(process.exitValue(), text, System.nanoTime() - start);
  }

  /**
   * Kills a command several times, each time in a new folder, and starts it again.
   *
   * @param kept files that must be equal to those of a run that was not killed
   */
  private void killAndRunAgain(Command command, Predicate<String> kept) throws Exception {
    Path whole = folder.resolve("whole");
    Ended reference = run(command.writingTo(whole));
    assertThat(reference.code()).as(reference.text()).isZero();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < KILLS; i++) {
      Path output = folder.resolve("killed-" + i);
      long moment = random.nextLong(reference.nanos());
      Process victim = start(command.writingTo(output));
      boolean ended = victim.waitFor(moment, TimeUnit.NANOSECONDS);
      victim.destroyForcibly().waitFor();
      String when = "kill %d after %d ms%s".formatted(i, moment / 1_000_000, ended ? ", late" : "");
      requireWholeFiles(output, when);

      Ended again = run(command.writingTo(output));
      if (again.code() != 0) {
        assertThat(again.text()).as(when).contains("blemish: ").contains("--resume");
        List<String> resumed = new ArrayList<>(command.writingTo(output));
        resumed.add("--resume");
        again = run(resumed);
      }
      assertThat(again.code()).as("%s: %s", when, again.text()).isZero();
      requireWholeFiles(output, when);
      assertThat(contents(output, kept)).as(when).isEqualTo(contents(whole, kept));
      assertThat(parts(output)).as(when).isEmpty();
    }
  }

  /** Files under their own names are complete at any moment; others end in {@code .part}. */
  private static void requireWholeFiles(Path output, String when) throws IOException {
    for (Path file : files(output)) {
      String path = output.relativize(file).toString();
      if (path.contains(".part") || path.contains("checkpoints") || path.contains("log")) {
        continue;
      }
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".png")) {
        assertThat(Images.read(file).width()).as("%s: %s", when, file).isPositive();
      } else if (name.endsWith(".json")) {
        assertThat(Json.read(file, JsonNode.class)).as("%s: %s", when, file).isNotEmpty();
      } else if (name.endsWith(".blemish")) {
        try (ModelFile model = ModelFile.open(file)) {
          model.verify();
        }
      } else if (name.endsWith(".html")) {
        assertThat(Files.readString(file)).as("%s: %s", when, file).contains("</html>");
      }
    }
  }

  private static List<Path> files(Path output) throws IOException {
    if (!Files.exists(output)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<Path> parts(Path output) throws IOException {
    return files(output).stream().filter(file -> file.toString().contains(".part")).toList();
  }

  private static Map<String, Integer> contents(Path output, Predicate<String> kept)
      throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    for (Path file : files(output)) {
      String path = output.relativize(file).toString();
      if (kept.test(path)) {
        contents.put(path, Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    assertThat(contents).isNotEmpty();
    return contents;
  }

  private static List<String> patchcore() {
    return List.of(
        "--set=preparation.size=64x64",
        "--set=patchcore.memoryBanks=[{name: near, input: s3, components: 8, smoothing: 3, patches:"
            + " 20, candidates: 100, projection: 8}]",
        "--set=patchcore.terms=[{map: near, standardise: NONE, smoothing: 1, reduction: {kind: max},"
            + " weight: 1.0}]");
  }

  private static List<String> joined(List<String> first, List<String> last) {
    return Stream.concat(first.stream(), last.stream()).toList();
  }

  @Test
  void trainThatWasKilledGivesTheSameModel() throws Exception {
    killAndRunAgain(
        output ->
            joined(
                List.of(
                    "train",
                    "--data=" + tiny.data(),
                    "--output=" + output,
                    "--method=patchcore",
                    "--preset=fast",
                    "--modality=rgb",
                    "--threads=1"),
                patchcore()),
        path -> path.equals("model.blemish"));
  }

  @Test
  void evaluateThatWasKilledGivesTheSameScores() throws Exception {
    killAndRunAgain(
        output ->
            List.of(
                "evaluate",
                "--data=" + tiny.data(),
                "--model=" + tiny.run(),
                "--output=" + output,
                "--maps"),
        path -> path.equals("scores.csv") || path.startsWith("maps"));
  }

  @Test
  void predictThatWasKilledGivesTheSameHeatMaps() throws Exception {
    killAndRunAgain(
        output ->
            List.of(
                "predict", "--model=" + tiny.run(), "--heatmaps=" + output, tiny.test().toString()),
        path -> path.endsWith(".png"));
  }

  @Test
  void benchmarkThatWasKilledGivesTheSameScores() throws Exception {
    killAndRunAgain(
        output ->
            joined(
                List.of(
                    "benchmark",
                    "--data=" + tiny.data().getParent(),
                    "--output=" + output,
                    "--methods=patchcore",
                    "--presets=fast",
                    "--modality=rgb",
                    "--seeds=0",
                    "--job-memory=1"),
                patchcore()),
        path -> path.endsWith("scores.csv"));
  }
}
