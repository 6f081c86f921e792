// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.Scans;
import org.blemish.data.layout.DatasetLayouts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {
  private static final int SIDE = 64;

  @TempDir Path folder;
  private Path root;

  /** A sound category of nine images. */
  @BeforeEach
  void writeValidCategory() {
    root = folder.resolve("part");
    for (int i = 0; i < 5; i++) {
      writeImage("train/good/00" + i + ".png", i);
    }
    writeImage("test/good/000.png", 10);
    writeImage("test/good/001.png", 11);
    writeImage("test/dent/000.png", 20);
    writeImage("test/dent/001.png", 21);
    DataCheckFixtures.write(
        root, "ground_truth/dent/000_mask.png", DataCheckFixtures.mask(SIDE, 3, 4));
    DataCheckFixtures.write(
        root, "ground_truth/dent/001_mask.png", DataCheckFixtures.mask(SIDE, 9));
  }

  private Path writeImage(String file, int seed) {
    return DataCheckFixtures.write(root, file, DataCheckFixtures.texture(seed, SIDE));
  }

  private DataReport check() {
    return DataCheck.check(DatasetLayouts.categories(root).get(0));
  }

  private static List<String> lines(DataReport report, Path root) {
    return report.findings().stream()
        .map(finding -> finding.toString().replace(root + "/", ""))
        .toList();
  }

  @Test
  void findsNothingInAValidCategory() {
    DataReport report = check();

    assertThat(report.findings()).isEmpty();
    assertThat(report.layout()).isEqualTo("mvtec-ad");
    assertThat(report.train()).isEqualTo(5);
    assertThat(report.test()).isEqualTo(4);
  }

  @Test
  void findsAnImageInTrainingAndTestWhateverItsFormat() {
    DataCheckFixtures.write(root, "test/good/002.bmp", DataCheckFixtures.texture(3, SIDE));

    assertThat(lines(check(), root))
        .containsExactly(
            "ERROR test/good/002.bmp: the same image as train/good/003.png of the train samples;"
                + " leave it out of one of them");
  }

  @Test
  void findsAnImageWithTwoLabelsAndADuplicate() {
    writeImage("train/good/009.png", 4);
    writeImage("test/good/009.png", 20);

    DataReport report = check();

    assertThat(lines(report, root))
        .containsExactly(
            "ERROR test/good/009.png: the same image as test/dent/000.png, which has the other"
                + " label; correct one",
            "WARNING train/good/009.png: the same image as train/good/004.png; it counts twice");
    assertThat(report.count(FindingSeverity.ERROR)).isEqualTo(1);
  }

  @Test
  void findsNearDuplicatesAfterCompressionResizingAndBrightnessChanges() {
    DataCheckFixtures.write(root, "test/good/002.jpg", DataCheckFixtures.texture(0, SIDE));
    DataCheckFixtures.write(root, "test/good/003.png", DataCheckFixtures.texture(1, 2 * SIDE));
    DataCheckFixtures.write(
        root,
        "test/good/004.png",
        DataCheckFixtures.darker(DataCheckFixtures.texture(2, SIDE), 0.9));
    DataCheckFixtures.write(
        root,
        "train/good/008.png",
        DataCheckFixtures.darker(DataCheckFixtures.texture(4, SIDE), 0.9));

    assertThat(lines(check(), root))
        .filteredOn(line -> !line.contains("several sizes"))
        .containsExactly(
            "WARNING test/good/002.jpg: looks the same as train/good/000.png of the train samples;"
                + " if both show one part, keep it in one of them",
            "WARNING test/good/003.png: looks the same as train/good/001.png of the train samples;"
                + " if both show one part, keep it in one of them",
            "WARNING test/good/004.png: looks the same as train/good/002.png of the train samples;"
                + " if both show one part, keep it in one of them",
            "NOTE train/good/008.png: looks the same as train/good/004.png; if both show one part,"
                + " give them one group, so that they are kept together");
  }

  @Test
  void imagesThatLookTheSameAreOneFindingWithTheFirstNames() {
    for (int i = 1; i < 6; i++) {
      DataCheckFixtures.write(
          root,
          "train/good/10" + i + ".png",
          DataCheckFixtures.darker(DataCheckFixtures.texture(0, SIDE), 1 - 0.03 * i));
    }
    DataCheckFixtures.write(
        root,
        "train/good/201.png",
        DataCheckFixtures.darker(DataCheckFixtures.texture(1, SIDE), 0.9));
    DataCheckFixtures.write(
        root,
        "test/good/202.png",
        DataCheckFixtures.darker(DataCheckFixtures.texture(1, SIDE), 0.8));
    DataCheckFixtures.write(
        root,
        "test/good/203.png",
        DataCheckFixtures.darker(DataCheckFixtures.texture(10, SIDE), 0.9));

    assertThat(lines(check(), root))
        .as("images of the test set alone, 000 and 203, are not compared")
        .containsExactly(
            "WARNING train/good/001.png: 3 images look the same (2 of the train samples, 1 of the"
                + " test samples): this one, train/good/201.png, test/good/202.png; if they show"
                + " one part, keep it in one of them",
            "NOTE train/good/000.png: 6 images look the same: this one, train/good/101.png,"
                + " train/good/102.png, train/good/103.png and 2 more; if they show one part, give"
                + " them one group, so that they are kept together");
  }

  @Test
  void findsMasksThatDoNotFit() throws IOException {
    DataCheckFixtures.write(
        root, "ground_truth/dent/000_mask.png", DataCheckFixtures.mask(SIDE / 2, 3));
    Files.delete(root.resolve("ground_truth/dent/001_mask.png"));
    writeImage("test/dent/002.png", 22);
    DataCheckFixtures.write(root, "ground_truth/dent/002_mask.png", DataCheckFixtures.mask(SIDE));
    DataCheckFixtures.write(
        root, "ground_truth/dent/777_mask.png", DataCheckFixtures.mask(SIDE, 1));
    DataCheckFixtures.write(
        root, "ground_truth/good/000_mask.png", DataCheckFixtures.mask(SIDE, 1));

    assertThat(lines(check(), root))
        .containsExactly(
            "ERROR ground_truth/dent/000_mask.png: mask of 32x32 for an image of 64x64"
                + " (test/dent/000.png); they have to be equal",
            "ERROR ground_truth/good/000_mask.png: the mask marks pixels, but its image is labelled"
                + " good",
            "ERROR test/dent/001.png: labelled dent, but it has no mask",
            "WARNING ground_truth/dent/002_mask.png: the mask is black, but its image is labelled"
                + " dent",
            "WARNING ground_truth/dent/777_mask.png: a mask without an image of this name");
  }

  @Test
  void masksAreOptional() throws IOException {
    Files.delete(root.resolve("ground_truth/dent/000_mask.png"));
    Files.delete(root.resolve("ground_truth/dent/001_mask.png"));

    assertThat(lines(check(), root))
        .singleElement()
        .asString()
        .startsWith("NOTE")
        .contains("no masks for its 2 defective samples");
  }

  @Test
  void continuesAfterAnUnreadableFile() throws IOException {
    byte[] whole = Files.readAllBytes(root.resolve("train/good/001.png"));
    Files.write(root.resolve("train/good/001.png"), Arrays.copyOf(whole, whole.length / 2));
    Files.writeString(root.resolve("train/good/002.png"), "no image");
    Files.createSymbolicLink(root.resolve("test/good/005.png"), Path.of("gone.png"));
    Files.writeString(root.resolve("ground_truth/dent/001_mask.png"), "no mask");

    assertThat(lines(check(), root))
        .hasSize(4)
        .allMatch(line -> line.startsWith("ERROR"))
        .anyMatch(line -> line.startsWith("ERROR train/good/001.png: "))
        .anyMatch(line -> line.startsWith("ERROR train/good/002.png: "))
        .anyMatch(line -> line.startsWith("ERROR ground_truth/dent/001_mask.png: "))
        .contains("ERROR test/good/005.png: a symbolic link whose target is missing");
  }

  @Test
  void reportsDataThatCannotTrainOrEvaluate() throws IOException {
    for (int i = 0; i < 5; i++) {
      Files.delete(root.resolve("train/good/00" + i + ".png"));
    }
    Files.delete(root.resolve("test/dent/000.png"));
    Files.delete(root.resolve("test/dent/001.png"));
    Files.delete(root.resolve("ground_truth/dent/000_mask.png"));
    Files.delete(root.resolve("ground_truth/dent/001_mask.png"));

    assertThat(lines(check(), root))
        .containsExactly(
            "ERROR " + root + ": no good training images",
            "WARNING "
                + root
                + ": all test images are good: evaluation needs good and defective ones");
  }

  @Test
  void reportsAnUnreadableManifestAsAFinding() throws IOException {
    Files.writeString(root.resolve("manifest.csv"), "path,label\nnowhere.png,good\n");

    assertThat(lines(check(), root))
        .singleElement()
        .asString()
        .startsWith("ERROR " + root + ": manifest.csv, line 2, column path: no such file");
  }

  @Test
  void thePathOfADamagedManifestIsShownOnce() throws IOException {
    Path manifest = folder.resolve("parts.csv");
    Files.writeString(manifest, "path,label\n\"a\0b.png\",good\n");

    DataReport report =
        DataCheck.check(DatasetLayouts.categories(manifest, Optional.empty()).get(0));
    assertThat(report.findings())
        .singleElement()
        .hasToString(
            "ERROR "
                + manifest
                + ": line 2, column 3: a NUL byte, which a text file must not contain; save the"
                + " file as UTF-8");
  }

  @Test
  void findsScansThatAreMissingOrOfAnotherSize() {
    root = folder.resolve("cloud");
    for (int i = 0; i < 4; i++) {
      writeImage("train/good/rgb/00" + i + ".png", i);
    }
    scan("train/good/xyz/000.tiff", SIDE);
    scan("train/good/xyz/001.tiff", SIDE / 2);
    scan("train/good/xyz/002.tiff", SIDE);
    scan("train/good/xyz/007.tiff", SIDE);

    assertThat(lines(check(), root))
        .containsExactly(
            "ERROR train/good/rgb/003.png: an image without its scan, where others have one",
            "ERROR train/good/xyz/001.tiff: a scan of 32x32 with an image of 64x64 (001.png); their"
                + " sizes have to be equal",
            "ERROR train/good/xyz/007.tiff: a scan without its image, where others have one",
            "NOTE " + root + ": no test images: it can be trained on, not evaluated");
  }

  private void scan(String file, int side) {
    float[] z = new float[side * side];
    Arrays.fill(z, 0.5f);
    Path path = root.resolve(file);
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Scans.write(path, new Scan(new FloatMap(side, side, z), Optional.empty(), Optional.empty()));
  }
}
