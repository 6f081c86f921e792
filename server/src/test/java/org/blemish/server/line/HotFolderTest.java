// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.server.Fixtures;
import org.blemish.server.WatchProgram;
import org.blemish.server.config.FileAction;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.store.FileOutcome;
import org.blemish.server.store.FolderFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HotFolderTest extends HotFolderTestBase {
  @TempDir private static Path shared;
  private static Path model = Path.of("");

  @BeforeAll
  static void write() {
    model = shared.resolve("model.blemish");
    Fixtures.imageModel(model, 1);
  }

  @Override
  Path model() {
    return model;
  }

  @Test
  void filesAreInspectedInTheOrderOfTheirTimes() throws Exception {
    for (int i = 0; i < 3; i++) {
      put("part" + (3 - i) + ".png", Fixtures.goodImage(i));
      Files.setLastModifiedTime(
          folder.resolve("part" + (3 - i) + ".png"),
          FileTime.from(Instant.parse("2026-01-01T00:00:0" + i + "Z")));
    }
    watch();
    await(() -> printed.size() == 3);
    assertThat(printed).containsExactly("part3.png", "part2.png", "part1.png");
  }

  @Test
  void fileThatGrowsIsReadWhenItIsComplete() throws Exception {
    watch(folder(30, FileAction.LEAVE, FileAction.LEAVE));
    byte[] image = Fixtures.goodImage(1);
    Path file = folder.resolve("slow.png");
    Files.write(file, Arrays.copyOf(image, image.length / 2));
    Thread.sleep(1500); // stable, but not complete
    assertThat(printed).isEmpty();
    Files.write(
        file, Arrays.copyOfRange(image, image.length / 2, image.length), StandardOpenOption.APPEND);
    await(() -> !printed.isEmpty());
    assertThat(failed).isEmpty();
    assertThat(records())
        .singleElement()
        .extracting(FolderFile::bytes)
        .isEqualTo((long) image.length);
  }

  @Test
  void fileThatIsNeverCompleteFailsAndIsMoved() throws Exception {
    WatchProgram program = watch(folder(1, FileAction.LEAVE, FileAction.MOVE));
    byte[] image = Fixtures.goodImage(1);
    put("broken.png", Arrays.copyOf(image, image.length / 2));
    put("good.png", image);
    await(() -> !failed.isEmpty() && !printed.isEmpty());
    await(() -> Files.exists(folder.resolve("failed/broken.png")));
    assertThat(folder.resolve("broken.png")).doesNotExist();
    assertThat(folder.resolve("good.png")).exists();
    assertThat(program.problems()).isEmpty();
    assertThat(failed).hasSize(1);
    assertThat(failed.get(0).problem().orElseThrow()).contains("broken.png").doesNotContain("\n");
    assertThat(records())
        .extracting(FolderFile::name, FolderFile::outcome)
        .containsExactlyInAnyOrder(
            tuple("broken.png", FileOutcome.FAILED), tuple("good.png", FileOutcome.INSPECTED));
  }

  @Test
  void sameBytesAreInspectedOnce() throws Exception {
    watch(folder(1, FileAction.MOVE, FileAction.LEAVE));
    put("a.png", Fixtures.goodImage(1));
    await(() -> Files.exists(folder.resolve("inspected/a.png")));
    put("a.png", Fixtures.goodImage(1));
    await(() -> Files.exists(folder.resolve("inspected/a-1.png")));
    put("b.png", Fixtures.goodImage(2));
    await(() -> Files.exists(folder.resolve("inspected/b.png")));
    assertThat(printed).containsExactly("a.png", "b.png");
    List<FolderFile> records = records();
    assertThat(records)
        .extracting(FolderFile::outcome)
        .containsExactly(FileOutcome.INSPECTED, FileOutcome.DUPLICATE, FileOutcome.INSPECTED);
    assertThat(records.get(1).part()).isEqualTo(records.get(0).part());
  }

  @Test
  void nameWithOtherContentIsInspectedAgain() throws Exception {
    watch();
    put("last.png", Fixtures.goodImage(1));
    await(() -> printed.size() == 1);
    put("last.png", Fixtures.badImage(2));
    await(() -> printed.size() == 2);
    assertThat(records()).extracting(FolderFile::name).containsExactly("last.png", "last.png");
  }

  @Test
  void restartInspectsOnlyWhatIsNew() throws Exception {
    put("a.png", Fixtures.goodImage(1));
    watch();
    await(() -> printed.size() == 1);
    stop();
    put("b.png", Fixtures.goodImage(2));
    watch();
    await(() -> printed.size() == 2);
    Thread.sleep(500); // time for an inspection that must not happen
    assertThat(printed).containsExactly("a.png", "b.png");
    assertThat(records()).hasSize(2);
  }

  @Test
  void folderThatVanishesIsAProblemUntilItIsBack() throws Exception {
    WatchProgram program = watch();
    Files.delete(folder);
    await(() -> !program.problems().isEmpty());
    assertThat(program.problems())
        .containsExactly("folder %s does not exist: create it".formatted(folder));
    Files.createDirectory(folder);
    put("a.png", Fixtures.goodImage(1));
    await(() -> printed.size() == 1);
    await(() -> program.problems().isEmpty());
  }

  @Test
  void fileThatCannotBeMovedIsAProblemAndNotInspectedAgain() throws Exception {
    Files.writeString(folder.resolve("inspected"), "a file where the folder should be");
    WatchProgram program = watch(folder(1, FileAction.MOVE, FileAction.LEAVE));
    put("a.png", Fixtures.goodImage(1));
    await(() -> !program.problems().isEmpty());
    assertThat(program.problems())
        .singleElement()
        .asString()
        .contains("a.png cannot be moved or deleted")
        .contains("make the folder writable");
    Files.delete(folder.resolve("inspected"));
    await(() -> Files.exists(folder.resolve("inspected/a.png")));
    await(() -> program.problems().isEmpty());
    assertThat(printed).containsExactly("a.png");
  }

  @Test
  void filesWaitForAModel() throws Exception {
    WatchProgram program = open();
    program.watch(folder(1, FileAction.LEAVE, FileAction.LEAVE), failed::add);
    put("a.png", Fixtures.goodImage(1));
    await(() -> !program.problems().isEmpty());
    assertThat(program.problems())
        .singleElement()
        .asString()
        .contains("there is no product 'caps'");
    program.prepare(PRODUCT, Optional.of(model));
    await(() -> printed.size() == 1);
    assertThat(failed).isEmpty();
  }

  @Test
  void missingFolderIsRefused() {
    WatchProgram program = open();
    FolderSettings missing = FolderSettings.of(temporary.resolve("none").toString(), PRODUCT);
    assertThatThrownBy(() -> program.watch(missing, failed::add))
        .isInstanceOf(BlemishException.class)
        .hasMessage(
            temporary.resolve("none") + " is not a folder: create it, or watch another one");
  }

  @Test
  void hiddenAndOtherFilesAreNotLookedAt() throws Exception {
    watch();
    put(".a.png", Fixtures.goodImage(1));
    put("a.png.tmp", Fixtures.goodImage(1));
    put("notes.txt", Fixtures.goodImage(1));
    put("B.PNG", Fixtures.goodImage(2));
    await(() -> printed.size() == 1);
    assertThat(records()).singleElement().extracting(FolderFile::name).isEqualTo("B.PNG");
  }
}
