// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionAreasTest {
  private static final Size SIZE = new Size(40, 30);

  @TempDir private Path folder;

  private InspectionAreas yaml(String text) throws IOException {
    return InspectionAreas.read(Files.writeString(folder.resolve("places.yaml"), text));
  }

  private static boolean inside(List<double[]> corners, double x, double y) {
    // A ray to the right, edge by edge.
    boolean inside = false;
    for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
      double[] a = corners.get(i);
      double[] b = corners.get(j);
      if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  @Test
  void aPixelBelongsToAPolygonIfItsCentreLiesInside() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 30; round++) {
      List<double[]> corners = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 3 + round % 5; i++) {
        double[] corner = {random.nextInt(401) / 10.0, random.nextInt(301) / 10.0};
        corners.add(corner);
        text.append(i == 0 ? "" : ", ")
            .append(String.format(Locale.ROOT, "[%s, %s]", corner[0], corner[1]));
      }
      Mask mask =
          yaml("ignore: [{name: any, polygon: [%s]}]".formatted(text)).ignored(SIZE, "part.png");
      for (int y = 0; y < SIZE.height(); y++) {
        for (int x = 0; x < SIZE.width(); x++) {
          assertThat(mask.get(x, y)).isEqualTo(inside(corners, x + 0.5, y + 0.5));
        }
      }
    }
  }

  @Test
  void relativeCoordinatesScaleWithTheInput() throws IOException {
    InspectionAreas places =
        yaml(
            """
            units: shares
            region: [0.5, 0, 0.5, 1]
            ignore:
              - name: left half
                polygon: [[0, 0], [0.5, 0], [0.5, 1], [0, 1]]
            """);
    for (Size size : List.of(SIZE, new Size(8, 90))) {
      Mask mask = places.ignored(size, "part.png");
      assertThat(mask.count()).isEqualTo(size.area() / 2);
      assertThat(mask.get(size.width() / 2 - 1, 0)).isTrue();
      assertThat(places.region(size))
          .hasValue(new Rectangle(size.width() / 2, 0, size.width() / 2, size.height()));
    }
  }

  @Test
  void ignoresEverythingNotBlackInAMaskImage() {
    BitSet bits = new BitSet();
    bits.set(41, 45);
    Path file = folder.resolve("mask.png");
    Images.writePng(new Mask(40, 30, bits), file);
    InspectionAreas places = InspectionAreas.read(file);
    assertThat(places.ignored(SIZE, "part.png").cells()).containsExactly(41, 42, 43, 44);
    assertThat(places.region(SIZE)).isEmpty();
    assertThatThrownBy(() -> places.ignored(new Size(80, 60), "test/a.png"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContainingAll("mask.png", "40x30", "test/a.png", "80x60");
  }

  @Test
  void aLossyMaskImageCountsFromHalfOn() throws IOException {
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 100; i++) {
      image.getRaster().setSample(12 + i % 10, 9 + i / 10, 0, 255);
    }
    Path file = folder.resolve("mask.jpg");
    assertThat(ImageIO.write(image, "jpg", file.toFile())).isTrue();

    assertThat(InspectionAreas.read(file).ignored(SIZE, "part.png").count()).isEqualTo(100);
  }

  @Test
  void reportsWhatDoesNotFit() throws IOException {
    assertThatThrownBy(() -> yaml("units: pixels")).hasMessageContaining("neither 'ignore' nor");
    assertThatThrownBy(() -> yaml("region: [1, 2, 3]")).hasMessageContaining("[X, Y, WIDTH, HEI");
    InspectionAreas flat = yaml("ignore: [{name: clamp, polygon: [[0, 0], [4, 4]]}]");
    assertThatThrownBy(() -> flat.ignored(SIZE, "a.png")).hasMessageContaining("area 'clamp'");
    InspectionAreas wide = yaml("ignore: [{name: clamp, polygon: [[0, 0], [41, 4], [3, 3]]}]");
    assertThatThrownBy(() -> wide.ignored(SIZE, "a.png"))
        .hasMessageContainingAll("area 'clamp'", "x=41.0", "a.png of 40x30", "units: shares");
    InspectionAreas large = yaml("region: [10, 10, 31, 5]");
    assertThatThrownBy(() -> large.region(SIZE)).hasMessageContaining("is not inside");
    assertThatThrownBy(() -> yaml("ignore: [{name: a, polygn: []}]"))
        .hasMessageContaining("polygon");
  }

  @Test
  void combinesFileAndOptions() throws IOException {
    InspectionAreas places =
        yaml("{region: [0, 0, 20, 30], ignore: [{name: a, polygon: [[0,0],[2,0],[2,2],[0,2]]}]}");
    InferenceAreas given =
        new InferenceAreas(Optional.of(places), Optional.of(new Rectangle(0, 0, 40, 10)));
    Mask ignored = given.ignored(SIZE, "a.png").orElseThrow();
    assertThat(ignored.count()).isEqualTo(SIZE.area() - 20 * 10 + 4);
    assertThat(ignored.get(2, 0)).isFalse();
    assertThat(ignored.get(1, 1)).isTrue();
    assertThat(InferenceAreas.NONE.ignored(SIZE, "a.png")).isEmpty();
    InferenceAreas far =
        new InferenceAreas(Optional.empty(), Optional.of(new Rectangle(30, 0, 20, 9)));
    assertThatThrownBy(() -> far.ignored(SIZE, "a.png")).hasMessageContaining("a.png of 40x30");
  }
}
