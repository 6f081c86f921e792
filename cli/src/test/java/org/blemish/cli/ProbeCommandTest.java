// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeCommandTest {
  @TempDir private static Path shared;
  private static TinyRun tiny = new TinyRun(Path.of(""), Path.of(""));

  @TempDir private Path folder;

  @BeforeAll
  static void train() {
    tiny = TinyRun.train(shared);
  }

  @Test
  void addsSyntheticDefectsOfEveryKindToTheHeldOutImages() throws IOException {
    CommandResult program = probe(tiny.data(), "--repeats", 1, "--output", folder.resolve("p"));
    assertThat(program.err()).doesNotContain("blemish:");
    assertThat(program.code()).isZero();
    assertThat(program.out())
        .contains("images: 4 good images that the training run held out")
        .contains("of 4 called defective")
        .contains("cut-and-paste")
        .contains("report      " + folder.resolve("p/probe.html"));

    JsonNode json = new ObjectMapper().readTree(folder.resolve("p/probe.json").toFile());
    assertThat(json.at("/unseen").asBoolean()).isTrue();
    assertThat(json.at("/good/parts").asInt()).isEqualTo(4);
    assertThat(json.at("/kinds").size()).isEqualTo(12);
    int painted = 0;
    for (JsonNode kind : json.at("/kinds")) {
      assertThat(kind.at("/cells").size()).isEqualTo(9);
      int inCells = 0;
      for (JsonNode cell : kind.at("/cells")) {
        inCells += cell.at("/painted").asInt();
        assertThat(cell.at("/found").asInt() + cell.at("/unsure").asInt())
            .isLessThanOrEqualTo(cell.at("/painted").asInt());
      }
      assertThat(kind.at("/painted").asInt()).isEqualTo(inCells);
      painted += inCells;
    }
    List<String> rows = Files.readAllLines(folder.resolve("p/probe.csv"));
    assertThat(rows).hasSize(1 + 4 + painted);
    assertThat(painted).isBetween(80, 108);

    String page = Files.readString(folder.resolve("p/probe.html"));
    assertThat(page).contains("Synthetic defects found on tiny").contains("data:image/jpeg");
    String withoutNamespace = page.replace("http://www.w3.org/2000/svg", "");
    assertThat(withoutNamespace).doesNotContain("http://", "https://");
  }

  @Test
  void theSameSeedGivesTheSameFiles() throws IOException {
    probe(tiny.data(), "--repeats", 1, "--seed", 3, "--output", folder.resolve("a"));
    probe(tiny.data(), "--repeats", 1, "--seed", 3, "--output", folder.resolve("b"));
    for (String name : List.of("probe.json", "probe.csv", "probe.html")) {
      assertThat(folder.resolve("a").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
    }
    probe(tiny.data(), "--repeats", 1, "--seed", 4, "--output", folder.resolve("c"));
    assertThat(Files.readString(folder.resolve("c/probe.csv")))
        .isNotEqualTo(Files.readString(folder.resolve("a/probe.csv")));
  }

  @Test
  void warnsThatTheModelMayHaveSeenTheImages() throws IOException {
    Path alone = Files.copy(tiny.model(), folder.resolve("model.blemish"));
    CommandResult program =
        CommandResult.run("probe", "--model", alone, "--data", tiny.data(), "--per-cell", 1);
    assertThat(program.out()).contains("the model may have been fitted to them");
    assertThat(program.code()).isZero();
  }

  @Test
  void aModelWithoutThresholdsIsRejectedWithAHintAtCalibrate() {
    Path run = folder.resolve("run");
    Path data = folder.resolve("plain");
    copy(tiny.data().resolve("train/good/rgb"), data);
    CommandResult trained =
        TinyRun.train(data, run, "rgb", List.of("s4"), "--set", "split.folds=0");
    assertThat(trained.code()).as(trained.err()).isZero();
    CommandResult program = CommandResult.run("probe", "--model", run, "--data", data);
    assertThat(program.code()).isEqualTo(1);
    assertThat(program.err()).contains("not calibrated").contains("'blemish calibrate'");
  }

  @Test
  void reportsBadInputInOneLine() throws IOException {
    CommandResult empty = probe(Files.createDirectory(folder.resolve("empty")));
    assertThat(empty.code()).isNotZero();
    assertThat(empty.err().strip().lines()).hasSize(1);
    assertThat(empty.err()).contains("empty");
    CommandResult none = probe(tiny.data(), "--per-cell", 0);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("--repeats is 0, must be at least 1");
  }

  private static void copy(Path from, Path to) {
    try (var files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static CommandResult probe(Path data, Object... more) {
    Object[] all = new Object[7 + more.length];
    System.arraycopy(
        new Object[] {"probe", "--model", tiny.run(), "--data", data, "--threads", 1},
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    return CommandResult.run(all);
  }
}
