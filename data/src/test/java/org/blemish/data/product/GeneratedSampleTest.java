// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.data.product.ProductDefect.DefectVisibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedSampleTest {
  private static final Size SIZE = new Size(160, 128);

  static Stream<Arguments> defects() {
    List<Arguments> all = new ArrayList<>();
    for (ProductKind kind : ProductKind.values()) {
      for (ProductDefect defect : kind.defects()) {
        all.add(Arguments.of(kind, defect));
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("defects")
  void sameSeedGivesTheSameBytesAndAnotherSeedDoesNot(ProductKind kind, ProductDefect defect) {
    GeneratedSample sample = draw(kind, Optional.of(defect), 5);
    GeneratedSample again = draw(kind, Optional.of(defect), 5);
    GeneratedSample other = draw(kind, Optional.of(defect), 6);

    assertThat(again.image().toRgb()).isEqualTo(sample.image().toRgb());
    assertThat(again.scan().z().values()).isEqualTo(sample.scan().z().values());
    assertThat(again.mask()).isEqualTo(sample.mask());
    assertThat(other.image().toRgb()).isNotEqualTo(sample.image().toRgb());
    assertThat(other.scan().z().values()).isNotEqualTo(sample.scan().z().values());
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aDefectChangesOnlyTheSensorsThatShowIt(ProductKind kind, ProductDefect defect) {
    GeneratedSample good = draw(kind, Optional.empty(), 11);
    GeneratedSample bad = draw(kind, Optional.of(defect), 11);
    boolean colourIsSame = Arrays.equals(good.image().toRgb(), bad.image().toRgb());
    boolean scanIsSame = Arrays.equals(good.scan().z().values(), bad.scan().z().values());

    assertThat(colourIsSame).isEqualTo(defect.visibility() == DefectVisibility.DEPTH);
    assertThat(scanIsSame).isEqualTo(defect.visibility() == DefectVisibility.COLOUR);
  }

  @ParameterizedTest
  @MethodSource("defects")
  void theMaskCoversWhatTheDefectChanged(ProductKind kind, ProductDefect defect) {
    for (long seed = 0; seed < 4; seed++) {
      GeneratedSample good = draw(kind, Optional.empty(), seed);
      GeneratedSample bad = draw(kind, Optional.of(defect), seed);
      byte[] before = good.image().toRgb();
      byte[] after = bad.image().toRgb();

      assertThat(good.mask().isEmpty()).isTrue();
      assertThat(bad.mask().count()).isBetween(10, SIZE.area() / 12);
      int changedInside = 0;
      for (int i = 0; i < SIZE.area(); i++) {
        int levels = 0;
        for (int c = 0; c < 3; c++) {
          levels = Math.max(levels, Math.abs((before[3 * i + c] & 255) - (after[3 * i + c] & 255)));
        }
        float metres = Math.abs(good.scan().z().values()[i] - bad.scan().z().values()[i]);
        if (bad.mask().bits().get(i)) {
          changedInside += levels > 2 || metres > 1e-4 ? 1 : 0;
        } else {
          assertThat(levels).isLessThanOrEqualTo(20);
          assertThat(metres).isLessThanOrEqualTo(0.00016f);
        }
      }
      assertThat(changedInside).isGreaterThan(bad.mask().count() * 8 / 10);
    }
  }

  @ParameterizedTest
  @EnumSource(ProductKind.class)
  void theCornersAreBeltAndThePartRisesAboveIt(ProductKind kind) {
    for (long seed = 0; seed < 10; seed++) {
      FloatMap z = draw(kind, Optional.empty(), seed).scan().z();
      float[] corners = {
        corner(z, 0, 0),
        corner(z, z.width() - 2, 0),
        corner(z, 0, z.height() - 2),
        corner(z, z.width() - 2, z.height() - 2)
      };

      int foreground = 0;
      for (int y = 0; y < z.height(); y++) {
        for (int x = 0; x < z.width(); x++) {
          float across = (x + 0.5f) / z.width();
          float down = (y + 0.5f) / z.height();
          float plane =
              (1 - down) * ((1 - across) * corners[0] + across * corners[1])
                  + down * ((1 - across) * corners[2] + across * corners[3]);
          boolean border = x < 3 || y < 3 || x >= z.width() - 3 || y >= z.height() - 3;
          if (z.get(x, y) != 0 && plane - z.get(x, y) > 0.007f) {
            foreground++;
            assertThat(border).as("part at the border, seed %d", seed).isFalse();
          }
        }
      }
      assertThat(foreground / (double) SIZE.area()).isBetween(0.2, 0.45);
    }
  }

  @ParameterizedTest
  @EnumSource(ProductKind.class)
  void theScanHasGapsAndIsInMetres(ProductKind kind) {
    FloatMap z = draw(kind, Optional.empty(), 3).scan().z();
    int gaps = 0;
    for (float value : z.values()) {
      if (value == 0) {
        gaps++;
      } else {
        assertThat(value).isBetween(0.4f, 0.5f);
      }
    }

    assertThat(gaps / (double) SIZE.area()).isBetween(0.003, 0.08);
  }

  @ParameterizedTest
  @CsvSource({
    "BISCUIT, CRACK, 1320620996",
    "GASKET, CRACK, 786130565",
    "TILE, CRACK, 2117279068",
    "KIT, PIECE_EXCHANGED, 2576109162"
  })
  void theBytesAreTheSameOnEveryMachine(ProductKind kind, ProductDefect defect, long sum) {
    GeneratedSample sample = draw(kind, Optional.of(defect), 2026);
    CRC32 crc = new CRC32();
    crc.update(sample.image().toRgb());
    ByteBuffer depths = ByteBuffer.allocate(4 * SIZE.area());
    depths.asFloatBuffer().put(sample.scan().z().values());
    crc.update(depths);

    assertThat(crc.getValue()).isEqualTo(sum);
  }

  @Test
  void aKitWithAnotherNumberOrMixtureOfPiecesIsDefective() {
    for (long seed = 0; seed < 50; seed++) {
      Kit kit = new Kit(new SplittableRandom(seed));
      SplittableRandom random = new SplittableRandom(seed + 1000);

      assertThat(shapes(kit)).containsExactly(3, 4, 4);
      List<KitPiece> pieces = kit.pieces();
      for (int i = 0; i < pieces.size(); i++) {
        assertThat(pieces.subList(i + 1, pieces.size())).noneMatch(pieces.get(i)::touches);
      }
      assertThat(shapes(kit.withoutOne(random)).stream().mapToInt(n -> n).sum()).isEqualTo(10);
      assertThat(shapes(kit.withOneMore(random)).stream().mapToInt(n -> n).sum()).isEqualTo(12);
      List<Integer> exchanged = shapes(kit.withOneExchanged(random));
      assertThat(exchanged.stream().mapToInt(n -> n).sum()).isEqualTo(11);
      assertThat(exchanged).isNotEqualTo(shapes(kit));
    }
  }

  /** Numbers of pins, washers and nuts. */
  private static List<Integer> shapes(Kit kit) {
    return Arrays.stream(KitPiece.Shape.values())
        .map(shape -> (int) kit.pieces().stream().filter(p -> p.shape() == shape).count())
        .toList();
  }

  @Test
  void theNoiseIsSmoothAndHasMeanZero() {
    PerlinNoise noise = new PerlinNoise(42);
    double sum = 0;
    for (int i = 0; i < 20_000; i++) {
      double x = i * 0.37;
      double y = i * 0.041;
      float here = noise.at(x, y);
      sum += here;
      assertThat(here).isBetween(-1.6f, 1.6f);
      assertThat(Math.abs(noise.at(x + 1e-3, y) - here)).isLessThan(0.01f);
    }
    assertThat(sum / 20_000).isBetween(-0.05, 0.05);
  }

  private static float corner(FloatMap z, int x, int y) {
    float sum = 0;
    int count = 0;
    for (int i = 0; i < 4; i++) {
      float value = z.get(x + i % 2, y + i / 2);
      sum += value;
      count += value > 0 ? 1 : 0;
    }
    assertThat(count).isPositive();
    return sum / count;
  }

  private static GeneratedSample draw(ProductKind kind, Optional<ProductDefect> defect, long seed) {
    return GeneratedSample.draw(kind, SIZE, defect, seed);
  }
}
