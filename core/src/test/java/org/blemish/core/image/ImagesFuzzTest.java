// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImagesFuzzTest {
  private static final ReadLimits LIMITS = new ReadLimits(4_000_000);

  @Test
  void aDamagedFileGivesAnImageOrAClearErrorAndNothingElse() throws IOException {
    damage(60);
  }

  @Test
  @Tag("system")
  void aLongRunOfDamagedFilesGivesImagesOrClearErrors() throws IOException {
    damage(1000);
  }

  private static void damage(int rounds) throws IOException {
    SplittableRandom random = new SplittableRandom(7);
    for (Path path : files()) {
      damage(Files.readAllBytes(path), path.getFileName().toString(), rounds, random);
    }
    for (ImageMatrix.MatrixFile file : ImageMatrix.files(false)) {
      damage(file.bytes(), file.name(), rounds / 20, random);
    }
  }

  private static void damage(byte[] whole, String name, int rounds, SplittableRandom random) {
    for (int i = 0; i < rounds; i++) {
      byte[] file = damaged(whole, random);
      String round = name + " round " + i;
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> read(file, round), round);
    }
  }

  private static void read(byte[] file, String name) {
    try {
      assertThat(Images.read(file, name, LIMITS).width()).isPositive();
    } catch (BlemishException e) {
      assertThat(e).hasMessageContaining(name);
      assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1);
    }
  }

  private static byte[] damaged(byte[] whole, SplittableRandom random) {
    byte[] file = whole.clone();
    if (random.nextInt(3) == 0) {
      file = Arrays.copyOf(file, random.nextInt(file.length));
    }
    // Most flips in the first bytes, where the structure is.
    int flips = random.nextInt(6);
    for (int i = 0; i < flips && file.length > 0; i++) {
      int range = random.nextBoolean() ? Math.min(file.length, 200) : file.length;
      file[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
    }
    return file;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    Path folder = ImageTestFiles.path("modes/modes.json").resolveSibling(".");
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, "*.{png,jpg,bmp,tiff,webp}")) {
      for (Path path : all) {
        if (!path.toString().contains(".expected.")) {
          files.add(path);
        }
      }
    }
    files.sort(null);
    return files;
  }
}
