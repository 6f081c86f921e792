// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.blemish.data.skipped.SkipReason;
import org.blemish.data.skipped.SkippedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderWalkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "png", "PNG", "jpg", "JPEG", "jfif", "bmp", "BMP", "pgm", "PGM", "ppm", "pbm", "pnm", "gif",
        "Tif", "TIFF", "webp", "npy", "ply", "PCD"
      })
  void imagesAndScansAreFoundInAnyCase(String extension) throws IOException {
    make("a/1." + extension);

    assertThat(names(FolderWalk.of(folder).files())).containsExactly("a/1." + extension);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thumbs.db",
        "desktop.ini",
        "@eaDir/1.jpg",
        "#recycle/1.png",
        "$RECYCLE.BIN/1.png",
        "__MACOSX/._1.png",
        ".AppleDouble/1.png",
        ".DS_Store"
      })
  void filesOfSystemsAreNamedAsSuch(String name) throws IOException {
    make("1.png", name);

    FolderWalk walk = FolderWalk.of(folder);

    assertThat(names(walk.files())).containsExactly("1.png");
    assertThat(reasons(walk)).isEqualTo(Map.of(name.replaceFirst("/.*", ""), SkipReason.SYSTEM));
  }

  @Test
  void everythingElseIsNamedWithItsReason() throws IOException {
    make("1.png", ".2.png", ".git/3.png", "notes.txt", "part.json", "a/4.avif", "a/5.JP2");

    FolderWalk walk = FolderWalk.of(folder);

    assertThat(reasons(walk))
        .isEqualTo(
            Map.of(
                ".2.png", SkipReason.HIDDEN,
                ".git", SkipReason.HIDDEN,
                "notes.txt", SkipReason.OTHER,
                "part.json", SkipReason.OTHER,
                "a/4.avif", SkipReason.UNSUPPORTED_FORMAT,
                "a/5.JP2", SkipReason.UNSUPPORTED_FORMAT));
    assertThat(walk.skipped())
        .filteredOn(file -> file.reason() == SkipReason.UNSUPPORTED_FORMAT)
        .extracting(SkippedFile::text)
        .satisfiesExactly(
            text -> assertThat(text).contains("AVIF", "convert", "PNG"),
            text -> assertThat(text).contains("JPEG 2000", "convert", "PNG"));
  }

  @Test
  @Timeout(120)
  void foldersThatLinkToEachOtherAreSearchedOnce() throws IOException {
    for (int i = 0; i < 12; i++) {
      make("d%02d/%d.png".formatted(i, i));
    }
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 12; j++) {
        Files.createSymbolicLink(
            folder.resolve("d%02d/to%02d".formatted(i, j)), folder.resolve("d%02d".formatted(j)));
      }
    }

    FolderWalk walk = FolderWalk.of(folder);

    assertThat(walk.files()).hasSize(12).noneMatch(file -> file.toString().contains("to"));
    assertThat(walk.skipped())
        .hasSize(12 * 12)
        .allMatch(file -> file.reason() == SkipReason.SEARCHED_ALREADY);
  }

  @Test
  void aLinkThatSortsFirstDoesNotTakeTheFilesOfItsTarget() throws IOException {
    make("z/1.png");
    Files.createSymbolicLink(folder.resolve("a"), folder.resolve("z"));

    FolderWalk walk = FolderWalk.of(folder);

    assertThat(names(walk.files())).containsExactly("z/1.png");
    assertThat(reasons(walk)).isEqualTo(Map.of("a", SkipReason.SEARCHED_ALREADY));
  }

  @Test
  void linksOutOfTheFolderAreFollowedAndDanglingOnesKept() throws IOException {
    make("in/1.png", "other/2.png");
    Files.createSymbolicLink(folder.resolve("in/more"), folder.resolve("other"));
    Files.createSymbolicLink(folder.resolve("in/3.png"), Path.of("gone.png"));
    Files.createSymbolicLink(folder.resolve("in/self.png"), Path.of("self.png"));

    assertThat(names(FolderWalk.of(folder.resolve("in")).files()))
        .containsExactly("in/1.png", "in/3.png", "in/more/2.png", "in/self.png");
  }

  @Test
  @Timeout(120)
  void pipesAndDevicesAreNotOpened() throws IOException, InterruptedException {
    make("1.png");
    assumeThat(Path.of("/dev/zero")).exists();
    Process pipe = new ProcessBuilder("mkfifo", folder.resolve("2.tiff").toString()).start();
    assumeThat(pipe.waitFor()).isZero();
    Files.createSymbolicLink(folder.resolve("3.png"), Path.of("/dev/zero"));

    FolderWalk walk = FolderWalk.of(folder);

    assertThat(names(walk.files())).containsExactly("1.png");
    assertThat(reasons(walk))
        .isEqualTo(Map.of("2.tiff", SkipReason.NOT_A_FILE, "3.png", SkipReason.NOT_A_FILE));
  }

  private Map<String, SkipReason> reasons(FolderWalk walk) {
    return walk.skipped().stream()
        .collect(Collectors.toMap(file -> name(file.path()), SkippedFile::reason));
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(this::name).toList();
  }

  private String name(Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }

  private void make(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }
}
