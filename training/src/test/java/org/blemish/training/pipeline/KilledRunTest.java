// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as a kill leaves them, in the order in which a run writes its files. */
class KilledRunTest {
  @TempDir private static Path shared;
  private static Dataset dataset =
      new Dataset("", Path.of(""), "", List.of(), List.of(), List.of());
  private static byte[] whole = {};

  @TempDir private Path folder;

  @BeforeAll
  static void trainWithoutAKill() {
    dataset = TinyProduct.read(TinyProduct.generate(shared));
    whole = TinyProduct.bytes(train(shared.resolve("whole")).folder().model());
  }

  private static TrainedRun train(Path run) {
    return Trainer.train(
        run, dataset, TinyProduct.configuration("split.calibrate=0"), Progress.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "checkpoints/",
        "checkpoints/ .split.json.1b2.part",
        "checkpoints/ split.json",
        "checkpoints/ split.json .basis.sha256.1b2.part",
        "checkpoints/ split.json basis.sha256",
        "checkpoints/ split.json basis.sha256 .config.yaml.1b2.part"
      })
  void aRunKilledBeforeItsConfigurationWasWrittenStartsAnew(String left) throws IOException {
    Path killed = Files.createDirectory(folder.resolve("killed"));
    for (String name : left.isEmpty() ? new String[0] : left.split(" ")) {
      if (name.endsWith("/")) {
        Files.createDirectory(killed.resolve(name));
      } else {
        Files.writeString(killed.resolve(name), "{\"cut");
      }
    }

    TrainedRun run = train(killed);

    assertThat(TinyProduct.bytes(run.folder().model())).isEqualTo(whole);
    assertThat(killed).isDirectoryNotContaining("glob:**.part");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model.blemish",
        ".model.blemish.1b2.part",
        "checkpoints/state.bin",
        "split.json.bak"
      })
  void otherFilesAreNeverOverwritten(String name) throws IOException {
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(other.resolve("split.json"), "{}");
    Files.createDirectories(other.resolve(name).getParent());
    Files.writeString(other.resolve(name), "mine");

    assertThatThrownBy(() -> train(other))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("exists and is not empty");
    assertThat(other.resolve(name)).hasContent("mine");
    assertThat(other.resolve("split.json")).hasContent("{}");
  }

  @Test
  void aRunKilledBeforeAnyOfItsLastFilesGoesOnToTheSameModel() throws IOException {
    RunFolder run = train(folder.resolve("run")).folder();
    List<Path> lastFirst =
        List.of(run.report(), run.run(), run.heldOutModel(), run.model(), run.history());
    for (int i = 0; i < lastFirst.size(); i++) {
      for (Path missing : lastFirst.subList(0, i + 1)) {
        Files.deleteIfExists(missing);
      }
      Path unfinished = run.path().resolve(".model.blemish.3f0c.part");
      Files.writeString(unfinished, "half a model");
      assertThat(run.finished()).isFalse();

      Trainer.resume(run.path(), dataset, Progress.NONE);

      assertThat(TinyProduct.bytes(run.model()))
          .as("without %s", lastFirst.subList(0, i + 1))
          .isEqualTo(whole);
      assertThat(run.finished()).isTrue();
      assertThat(unfinished).doesNotExist();
    }
  }
}
