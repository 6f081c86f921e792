// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.blemish.server.Fixtures;
import org.blemish.server.WatchProgram;
import org.blemish.server.config.FileAction;
import org.blemish.server.store.FileOutcome;
import org.blemish.server.store.FolderFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of an image and a scan, whose files do not arrive at once. */
class HotFolderPairTest extends HotFolderTestBase {
  @TempDir private static Path shared;
  private static Path model = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    model = Files.write(shared.resolve("model.blemish"), Fixtures.golden("run/model.blemish"));
  }

  @Override
  Path model() {
    return model;
  }

  private static byte[] image(String part) {
    return Fixtures.golden("parts/" + part + ".png");
  }

  private static byte[] scan(String part) {
    return Fixtures.golden("parts/" + part + ".tiff");
  }

  /** An image and a scan of one name, of these parts. */
  private void putPart(String name, String image, String scan) throws Exception {
    put(name + ".png", image(image));
    put(name + ".tiff", scan(scan));
  }

  @Test
  void imageWaitsForItsScanAndBothAreOnePart() throws Exception {
    watch(folder(30, FileAction.MOVE, FileAction.LEAVE));
    put("17.png", image("good"));
    Thread.sleep(1200); // stable for long
    assertThat(printed).isEmpty();
    put("17.tiff", scan("good"));
    await(() -> Files.exists(folder.resolve("inspected/17.tiff")));

    assertThat(printed).containsExactly("17.png");
    assertThat(folder.resolve("inspected/17.png")).exists();
    assertThat(failed).isEmpty();
    assertThat(records())
        .extracting(FolderFile::name, FolderFile::outcome)
        .containsExactly(
            tuple("17.png", FileOutcome.INSPECTED), tuple("17.tiff", FileOutcome.INSPECTED));
    assertThat(records()).extracting(FolderFile::part).doesNotContainNull().hasSize(2);
    assertThat(records().get(0).part()).isPresent().isEqualTo(records().get(1).part());
  }

  @Test
  void scanThatComesFirstAndGrowsWaitsForItsImage() throws Exception {
    watch(folder(30, FileAction.LEAVE, FileAction.LEAVE));
    byte[] scan = scan("dent");
    Path file = folder.resolve("5_depth.tiff");
    Files.write(file, Arrays.copyOf(scan, scan.length / 2));
    put("5.png", image("dent"));
    Thread.sleep(1200);
    assertThat(printed).isEmpty();
    Files.write(
        file, Arrays.copyOfRange(scan, scan.length / 2, scan.length), StandardOpenOption.APPEND);
    await(() -> !printed.isEmpty());
    assertThat(printed).containsExactly("5.png");
    assertThat(failed).isEmpty();
  }

  @Test
  void fileWithoutItsCounterpartFailsAfterTheTimeThatItsMessageNames() throws Exception {
    watch(folder(1, FileAction.LEAVE, FileAction.MOVE));
    put("1.png", image("good"));
    put("2.tiff", scan("good"));
    putPart("3", "hole", "hole");
    await(() -> failed.size() == 2);

    assertThat(printed).containsExactly("3.png");
    assertThat(failed)
        .extracting(file -> file.problem().orElseThrow())
        .containsExactlyInAnyOrder(
            "1.png: its scan has not arrived within 1 s (giveUpSeconds); the model needs image and"
                + " scan, such as 17.png and 17.tiff",
            "2.tiff: its image has not arrived within 1 s (giveUpSeconds); the model needs image"
                + " and scan, such as 17.png and 17.tiff");
    await(() -> Files.exists(folder.resolve("failed/2.tiff")));
    assertThat(folder.resolve("failed/1.png")).exists();
  }

  @Test
  void scanThatComesAfterThatTimeIsInspectedWithTheImageThatStayed() throws Exception {
    watch(folder(1, FileAction.LEAVE, FileAction.LEAVE));
    put("1.png", image("good"));
    await(() -> failed.size() == 1);
    put("1.tiff", scan("good"));
    await(() -> printed.size() == 1);
    assertThat(records())
        .extracting(FolderFile::name, FolderFile::outcome)
        .containsExactly(
            tuple("1.png", FileOutcome.FAILED),
            tuple("1.png", FileOutcome.INSPECTED),
            tuple("1.tiff", FileOutcome.INSPECTED));
  }

  @Test
  void partsWaitWhileTheDiskOfTheRecordsCannotBeWritten() throws Exception {
    WatchProgram program = watch(folder(1, FileAction.MOVE, FileAction.MOVE));
    Path scans = settings().temporary(); // scans are files there while they are read
    Files.delete(scans);
    putPart("1", "good", "good");
    await(() -> program.problems().stream().anyMatch(problem -> problem.contains("make space")));
    Thread.sleep(1500); // longer than files have to be decoded
    assertThat(failed).isEmpty();
    assertThat(folder.resolve("1.png")).exists();

    Files.createDirectory(scans);
    await(() -> Files.exists(folder.resolve("inspected/1.tiff")));
    assertThat(printed).containsExactly("1.png");
    await(() -> program.problems().isEmpty());
  }

  @Test
  void sameImageAndScanAreInspectedOnceAndTheImageWithAnotherScanAgain() throws Exception {
    watch();
    putPart("1", "good", "good");
    await(() -> printed.size() == 1);
    putPart("2", "good", "good");
    putPart("3", "good", "dent");
    await(() -> printed.size() == 2);
    assertThat(printed).containsExactly("1.png", "3.png");
    assertThat(records())
        .extracting(FolderFile::name, FolderFile::outcome)
        .contains(
            tuple("2.png", FileOutcome.DUPLICATE),
            tuple("2.tiff", FileOutcome.DUPLICATE),
            tuple("3.tiff", FileOutcome.INSPECTED));
  }

  @Test
  void severalScansOfOneNameFailWithAllTheirNames() throws Exception {
    watch(folder(1, FileAction.LEAVE, FileAction.LEAVE));
    putPart("1", "good", "good");
    put("1_xyz.tiff", scan("dent"));
    await(() -> failed.size() == 3);
    assertThat(printed).isEmpty();
    assertThat(failed.get(0).problem().orElseThrow())
        .contains("1.png", "1.tiff", "1_xyz.tiff", "leave one of each");
  }

  @Test
  void restartBetweenTheMovesOfAPartMovesTheRest() throws Exception {
    putPart("1", "good", "good");
    watch(folder(1, FileAction.LEAVE, FileAction.LEAVE));
    await(() -> printed.size() == 1);
    stop();
    Files.delete(folder.resolve("1.png")); // as if it alone had been moved before a kill
    watch(folder(1, FileAction.MOVE, FileAction.LEAVE));
    await(() -> Files.exists(folder.resolve("inspected/1.tiff")));
    assertThat(printed).hasSize(1);
    assertThat(failed).isEmpty();
  }
}
