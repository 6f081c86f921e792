// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;
import org.blemish.core.scan.Scan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefectPainterTest {
  private static final Input COLOUR = Input.of(Parts.colour(203, 151));
  private static final Input SCAN = Input.of(Parts.scan(190, 163));

  @ParameterizedTest
  @EnumSource
  void nothingOutsideTheMaskChangesAndNearlyEverythingInsideDoes(PaintedKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    for (PaintedDefect defect : all(good, kind)) {
      Mask mask = defect.mask();
      double[] before = Parts.values(good, kind.onScan());
      double[] after = Parts.values(defect.input(), kind.onScan());
      int channels = before.length / mask.size().area();
      int changed = 0;
      int outside = 0;
      for (int i = 0; i < mask.size().area(); i++) {
        boolean differs = false;
        for (int c = 0; c < channels; c++) {
          differs |= before[i * channels + c] != after[i * channels + c];
        }
        changed += differs && mask.bits().get(i) ? 1 : 0;
        outside += differs && !mask.bits().get(i) ? 1 : 0;
      }
      assertThat(outside).as("%s: changed pixels outside the mask", defect.spec()).isZero();
      assertThat((double) changed / mask.count()).as("%s", defect.spec()).isGreaterThan(0.75);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sizeAndContrastLieInTheirClassesByTheirOwnDefinition(PaintedKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    List<PaintedDefect> defects = all(good, kind);
    for (PaintedDefect defect : defects) {
      int extent = Parts.longerSide(defect.mask());
      double side = Math.min(defect.mask().width(), defect.mask().height());
      assertThat(defect.pixels()).isEqualTo(extent);
      assertThat(defect.size()).isEqualTo(extent / side);
      assertThat(extent / side)
          .isBetween(defect.spec().size().least(), defect.spec().size().most());
      double change = Parts.meanChange(good, defect, kind.onScan());
      double range = kind.onScan() ? defect.change() / defect.contrast() : 255;
      assertThat(defect.change()).isCloseTo(change, within(1e-4 * range));
      assertThat(change / range)
          .isBetween(
              defect.spec().contrast().least() - 1e-6, defect.spec().contrast().most() + 1e-6);
    }
    // Kinds that move what is there cannot be had in every contrast on every part.
    assertThat(defects.stream().map(PaintedDefect::spec).distinct().count())
        .as("cells of %s that could be painted", kind.title())
        .isGreaterThanOrEqualTo(
            kind == PaintedKind.DISPLACED || kind == PaintedKind.MIRRORED ? 4 : 8);
  }

  @ParameterizedTest
  @EnumSource
  void theSameSeedPaintsTheSameDefectAndAnotherAnother(PaintedKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    DefectSpec spec = new DefectSpec(kind, DefectSize.LARGE, DefectContrast.MEDIUM);
    PaintedDefect one = painted(good, spec, 5);
    PaintedDefect again = painted(good, spec, 5);
    PaintedDefect other = painted(good, spec, 6);
    assertThat(again.mask()).isEqualTo(one.mask());
    assertThat(Parts.values(again.input(), kind.onScan()))
        .isEqualTo(Parts.values(one.input(), kind.onScan()));
    assertThat(other.mask()).isNotEqualTo(one.mask());
  }

  @ParameterizedTest
  @EnumSource
  void defectsSitOnTheProduct(PaintedKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    for (PaintedDefect defect : all(good, kind)) {
      Mask mask = defect.mask();
      long on =
          mask.bits().stream()
              .filter(i -> Parts.onProduct(i % mask.width(), i / mask.width(), mask.size()))
              .count();
      // The product is told from the background cell by cell, so a rim of cells belongs to it.
      assertThat((double) on / mask.count()).as("%s", defect.spec()).isGreaterThan(0.4);
    }
  }

  @Test
  void pixelsThatAreNeverJudgedCarryNoDefect() {
    Mask right = Mask.empty(COLOUR.size());
    for (int y = 0; y < right.height(); y++) {
      right.bits().set(y * right.width() + 100, (y + 1) * right.width());
    }
    for (PaintedDefect defect : all(COLOUR.ignoring(right), PaintedKind.BLOB)) {
      long ignored = defect.mask().bits().stream().filter(i -> right.bits().get(i)).count();
      assertThat((double) ignored / defect.mask().count()).isLessThanOrEqualTo(0.5);
    }
  }

  @Test
  void aGreyImageStaysGreyInItsOwnFormat() {
    Image mono = Parts.grey(97, 131);
    PaintedDefect defect =
        painted(
            Input.of(mono),
            new DefectSpec(PaintedKind.STAIN, DefectSize.MEDIUM, DefectContrast.STRONG),
            1);
    assertThat(defect.input().image().orElseThrow().format()).isEqualTo(PixelFormat.MONO8);

    Image inColour = Image.rgb(mono.toRgb(), mono.width(), mono.height());
    byte[] rgb =
        painted(
                Input.of(inColour),
                new DefectSpec(PaintedKind.STAIN, DefectSize.MEDIUM, DefectContrast.STRONG),
                1)
            .input()
            .image()
            .orElseThrow()
            .toRgb();
    for (int i = 0; i < rgb.length; i += 3) {
      assertThat(rgb[i]).isEqualTo(rgb[i + 1]).isEqualTo(rgb[i + 2]);
    }
  }

  @Test
  void aScansMaskIsInTheImagesPixelsAndTheImageStaysAsItIs() {
    Input both = Input.of(Parts.colour(380, 326), Parts.scan(190, 163));
    PaintedDefect dent =
        painted(both, new DefectSpec(PaintedKind.DENT, DefectSize.LARGE, DefectContrast.STRONG), 3);
    PaintedDefect alone =
        painted(
            Input.of(both.scan().orElseThrow()),
            new DefectSpec(PaintedKind.DENT, DefectSize.LARGE, DefectContrast.STRONG),
            3);
    assertThat(dent.mask().size()).isEqualTo(both.size());
    assertThat(dent.mask().count()).isEqualTo(4 * alone.mask().count());
    assertThat(dent.input().image()).isEqualTo(both.image());
    assertThat(dent.pixels()).isEqualTo(alone.pixels());
  }

  @Test
  void dentsLieFurtherAndBumpsNearerThanBefore() {
    for (PaintedKind kind : List.of(PaintedKind.DENT, PaintedKind.CHIP, PaintedKind.BUMP)) {
      PaintedDefect defect =
          painted(SCAN, new DefectSpec(kind, DefectSize.LARGE, DefectContrast.MEDIUM), 9);
      double[] before = Parts.values(SCAN, true);
      double[] after = Parts.values(defect.input(), true);
      int i = defect.mask().bits().nextSetBit(0);
      assertThat(Math.signum(after[i] - before[i])).isEqualTo(kind == PaintedKind.BUMP ? -1 : 1);
    }
  }

  @Test
  void readingsThatAreMissingStayMissing() {
    Scan scan = Parts.scan(190, 163);
    float[] z = scan.z().values().clone();
    for (int i = 0; i < z.length; i += 3) {
      z[i] = 0;
    }
    Input holed = Input.of(Scan.ofDepth(new FloatMap(190, 163, z)));
    for (PaintedDefect defect : all(holed, PaintedKind.DENT)) {
      float[] after = defect.input().scan().orElseThrow().z().values();
      for (int i = 0; i < z.length; i += 3) {
        assertThat(after[i]).isZero();
      }
    }
  }

  @Test
  void tinyImagesAreRefusedWithTheSizeThatIsNeeded() {
    assertThatThrownBy(() -> DefectPainter.of(Input.of(Parts.grey(300, 63))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("image of 300x63")
        .hasMessageContaining("64x64");
    assertThat(
            DefectPainter.of(Input.of(Parts.grey(64, 65)))
                .paint(
                    new DefectSpec(PaintedKind.BLOB, DefectSize.SMALL, DefectContrast.STRONG),
                    new SplittableRandom(1)))
        .isPresent();
  }

  @Test
  void aKindThatThePartCannotCarrySaysWhatItNeeds() {
    DefectSpec dent = new DefectSpec(PaintedKind.DENT, DefectSize.LARGE, DefectContrast.STRONG);
    assertThatThrownBy(() -> DefectPainter.of(COLOUR).paint(dent, new SplittableRandom(1)))
        .hasMessage("a dent needs a scan");
  }

  @Test
  void anEvenSurfaceHasNoStrongDisplacedPiece() {
    Image even = Image.grey(new byte[100 * 100], 100, 100);
    DefectSpec spec =
        new DefectSpec(PaintedKind.DISPLACED, DefectSize.LARGE, DefectContrast.STRONG);
    assertThat(DefectPainter.of(Input.of(even)).paint(spec, new SplittableRandom(1))).isEmpty();
  }

  @Test
  void patchesComeFromTheDonor() {
    byte[] white = new byte[120 * 100 * 3];
    Arrays.fill(white, (byte) 255);
    Input donor = Input.of(Image.rgb(withOneColour(white), 120, 100));
    DefectSpec spec =
        new DefectSpec(PaintedKind.CUT_PASTE, DefectSize.MEDIUM, DefectContrast.STRONG);
    Input good = Input.of(Parts.colour(203, 151));
    PaintedDefect defect =
        DefectPainter.of(good, donor).paint(spec, new SplittableRandom(4)).orElseThrow();
    double[] before = Parts.values(good, false);
    double[] after = Parts.values(defect.input(), false);
    defect.mask().bits().stream()
        .forEach(i -> assertThat(after[3 * i]).isGreaterThanOrEqualTo(before[3 * i]));
  }

  @Test
  void aPlanPaintsEveryCellEquallyOftenOverItsParts() {
    DefectPlan plan = DefectPlan.everything(Modality.RGB_DEPTH, 4, 11);
    assertThat(plan.cells()).hasSize(10 * 9);
    for (int parts : new int[] {1, 3, 9, 10, 37}) {
      int asked = 0;
      for (int i = 0; i < parts; i++) {
        asked += plan.asked(i, parts);
      }
      assertThat(asked).isEqualTo(plan.total()).isEqualTo(360);
    }
    assertThat(DefectPlan.everything(Modality.RGB, 1, 0).cells()).hasSize(7 * 9);
    assertThat(DefectPlan.everything(Modality.DEPTH, 1, 0).cells()).hasSize(3 * 9);
  }

  @Test
  void aPlansDefectsDoNotDependOnTheOrderOfParts() {
    DefectPlan plan =
        new DefectPlan(
            List.of(new DefectSpec(PaintedKind.BLOB, DefectSize.LARGE, DefectContrast.STRONG)),
            3,
            2);
    List<Mask> second = masks(plan, 1);
    List<Mask> first = masks(plan, 0);
    assertThat(masks(plan, 0)).isEqualTo(first).isNotEqualTo(second);
    assertThat(masks(plan, 1)).isEqualTo(second);
    assertThat(first.size() + second.size()).isEqualTo(3);
  }

  private static List<Mask> masks(DefectPlan plan, int part) {
    return plan.paint(part, 2, COLOUR).map(PaintedDefect::mask).toList();
  }

  private static byte[] withOneColour(byte[] rgb) {
    rgb[0] = 0;
    return rgb;
  }

  private static PaintedDefect painted(Input good, DefectSpec spec, long seed) {
    return DefectPainter.of(good).paint(spec, new SplittableRandom(seed)).orElseThrow();
  }

  private static List<PaintedDefect> all(Input good, PaintedKind kind) {
    DefectPainter painter = DefectPainter.of(good);
    List<PaintedDefect> defects = new ArrayList<>();
    for (DefectSize size : DefectSize.values()) {
      for (DefectContrast contrast : DefectContrast.values()) {
        for (int seed = 0; seed < 3; seed++) {
          Optional<PaintedDefect> painted =
              painter.paint(new DefectSpec(kind, size, contrast), new SplittableRandom(seed));
          painted.ifPresent(defects::add);
        }
      }
    }
    assertThat(defects).isNotEmpty();
    return defects;
  }
}
