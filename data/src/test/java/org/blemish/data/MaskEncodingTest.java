// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.blemish.core.geometry.Size;
import org.blemish.data.mask.MaskReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks of 64x64 with a square of 10x10 pixels. */
class MaskEncodingTest {
  private static final int SIDE = 64;
  private static final int SQUARE = 10 * 10;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 31, 32, 100, 127, 255})
  void anyValueAboveBlackCountsInALosslessMask(int value) throws IOException {
    BufferedImage image = grey();
    fill(image, 20, 20, value);

    MaskReading reading = read(image, "png");

    assertThat(reading.mask().count()).isEqualTo(SQUARE);
    assertThat(reading.rule()).isEqualTo(MaskReading.MaskRule.LOSSLESS);
  }

  @Test
  void classNumbersCountAllOfThem() throws IOException {
    BufferedImage image = grey();
    for (int value = 1; value <= 6; value++) {
      fill(image, 10 * (value - 1), 20, value); // next to each other
    }

    assertThat(read(image, "png").mask().count()).isEqualTo(6 * SQUARE);
  }

  @Test
  void areasOfSeveralBrightValuesAreClassesAndNotEdges() throws IOException {
    BufferedImage image = grey();
    fill(image, 10, 20, 85);
    fill(image, 20, 20, 170);
    fill(image, 30, 20, 255);

    MaskReading reading = read(image, "bmp");

    assertThat(reading.mask().count()).isEqualTo(3 * SQUARE);
    assertThat(reading.rule()).isEqualTo(MaskReading.MaskRule.LOSSLESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "jpeg"})
  void aLossyMaskCountsFromHalfOn(String format) throws IOException {
    BufferedImage image = grey();
    fill(image, 20, 20, 255);

    MaskReading reading = read(image, format);

    assertThat(reading.mask().count()).isEqualTo(SQUARE);
    assertThat(reading.rule()).isEqualTo(MaskReading.MaskRule.LOSSY_HALF);
  }

  @Test
  void aBlackLossyMaskMarksNothing() throws IOException {
    BufferedImage image = grey();
    image.getRaster().setSample(5, 5, 0, 9);

    assertThat(read(image, "jpg").mask().isEmpty()).isTrue();
  }

  @Test
  void aGreyRampAtTheEdgesCountsFromHalfOn() throws IOException {
    BufferedImage sharp = grey();
    fill(sharp, 20, 20, 255);
    BufferedImage soft = grey();
    for (int y = 1; y < SIDE - 1; y++) {
      for (int x = 1; x < SIDE - 1; x++) {
        int sum = 0;
        for (int sample : sharp.getRaster().getSamples(x - 1, y - 1, 3, 3, 0, new int[9])) {
          sum += sample;
        }
        soft.getRaster().setSample(x, y, 0, sum / 9);
      }
    }

    MaskReading reading = read(soft, "png");

    // A side of the square keeps 6/9 of 255, a corner 4/9, a pixel outside at most 3/9.
    assertThat(reading.mask().count()).isEqualTo(SQUARE - 4);
    assertThat(reading.rule()).isEqualTo(MaskReading.MaskRule.SOFT_HALF);
  }

  @Test
  void aPaletteCountsByItsColoursWhereOneIsBlack() throws IOException {
    assertThat(read(indexed(0, Color.WHITE, Color.BLACK), "png").mask().count()).isEqualTo(SQUARE);
    assertThat(read(indexed(1, Color.BLACK, Color.RED), "png").mask().count()).isEqualTo(SQUARE);
    assertThat(read(indexed(1, Color.WHITE, Color.RED), "png").mask().count()).isEqualTo(SQUARE);
  }

  @Test
  void aMaskOfMoreThanHalfTheImageIsNoted() throws IOException {
    BufferedImage image = grey();
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, SIDE, SIDE / 2 + 1);

    assertThat(notes(image)).containsExactly(MaskNote.Kind.COVERS_MOST);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, SIDE / 2, SIDE, 1);
    graphics.dispose();
    assertThat(notes(image)).isEmpty();
  }

  @Test
  void manyNotesOfOneKindAreOneLine() {
    List<MaskNote> notes =
        List.of(
            new MaskNote(Path.of("a"), MaskNote.Kind.LOSSY),
            new MaskNote(Path.of("b"), MaskNote.Kind.LOSSY),
            new MaskNote(Path.of("c"), MaskNote.Kind.LOSSY),
            new MaskNote(Path.of("d"), MaskNote.Kind.LOSSY));

    assertThat(MaskNote.lines(notes))
        .singleElement()
        .asString()
        .startsWith("4 masks, lossy files: ")
        .endsWith(": a, b, c and 1 more");
  }

  private List<MaskNote.Kind> notes(BufferedImage image) throws IOException {
    Sample sample =
        new Sample(
            "test/dent/0.png",
            Optional.of(Path.of("0.png")),
            Optional.empty(),
            Label.DEFECTIVE,
            "dent",
            List.of(write(image, "png")),
            Optional.empty());
    Dataset dataset = new Dataset("a", folder, "plain", List.of(), List.of(), List.of(sample));
    return GroundTruth.read(dataset, sample, new Size(SIDE, SIDE)).notes().stream()
        .map(MaskNote::kind)
        .toList();
  }

  private MaskReading read(BufferedImage image, String format) throws IOException {
    return new MaskEncoding.ByContent().read(write(image, format));
  }

  private Path write(BufferedImage image, String format) throws IOException {
    Path file = folder.resolve("mask." + format);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
    return file;
  }

  /** The square has the index, all other pixels the other one. */
  private static BufferedImage indexed(int index, Color... colours) {
    byte[] red = new byte[2];
    byte[] green = new byte[2];
    byte[] blue = new byte[2];
    for (int i = 0; i < 2; i++) {
      red[i] = (byte) colours[i].getRed();
      green[i] = (byte) colours[i].getGreen();
      blue[i] = (byte) colours[i].getBlue();
    }
    BufferedImage image =
        new BufferedImage(
            SIDE,
            SIDE,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, 2, red, green, blue));
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        boolean inside = x >= 20 && x < 30 && y >= 20 && y < 30;
        image.getRaster().setSample(x, y, 0, inside ? index : 1 - index);
      }
    }
    return image;
  }

  private static BufferedImage grey() {
    return new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
  }

  private static void fill(BufferedImage image, int left, int top, int value) {
    for (int y = top; y < top + 10; y++) {
      for (int x = left; x < left + 10; x++) {
        image.getRaster().setSample(x, y, 0, value);
      }
    }
  }
}
