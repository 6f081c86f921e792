// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

class SyntheticDefectGeneratorTest {
  private static final Input COLOUR = Input.of(SyntheticPartFixtures.colour(203, 151));
  private static final Input SCAN = Input.of(SyntheticPartFixtures.scan(190, 163));

  private static final Set<SyntheticDefectKind> MOVED =
      EnumSet.of(
          SyntheticDefectKind.DISPLACED,
          SyntheticDefectKind.MIRRORED,
          SyntheticDefectKind.TURNED,
          SyntheticDefectKind.BENT);

  @ParameterizedTest
  @EnumSource
  void nothingOutsideTheMaskChangesAndNearlyEverythingInsideDoes(SyntheticDefectKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    for (SyntheticDefect defect : all(good, kind)) {
      Mask mask = defect.mask();
      double[] before = SyntheticPartFixtures.values(good, kind.onScan());
      double[] after = SyntheticPartFixtures.values(defect.input(), kind.onScan());
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
  void sizeAndContrastLieInTheirClasses(SyntheticDefectKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    List<SyntheticDefect> defects = all(good, kind);
    for (SyntheticDefect defect : defects) {
      int extent = SyntheticPartFixtures.longerSide(defect.mask());
      double side = Math.min(defect.mask().width(), defect.mask().height());
      assertThat(defect.extentPixels()).isEqualTo(extent);
      assertThat(defect.relativeExtent()).isEqualTo(extent / side);
      assertThat(extent / side).isBetween(defect.spec().size().min(), defect.spec().size().max());
      double change = SyntheticPartFixtures.meanChange(good, defect, kind.onScan());
      double range = kind.onScan() ? defect.absoluteChange() / defect.contrast() : 255;
      assertThat(defect.absoluteChange()).isCloseTo(change, within(1e-4 * range));
      assertThat(change / range)
          .isBetween(defect.spec().contrast().min() - 1e-6, defect.spec().contrast().max() + 1e-6);
    }
    // Kinds that move pieces of the part are not possible in every contrast on every part.
    assertThat(defects.stream().map(SyntheticDefect::spec).distinct().count())
        .as("cells of %s that could be painted", kind.title())
        .isGreaterThanOrEqualTo(MOVED.contains(kind) ? 4 : 8);
  }

  @ParameterizedTest
  @EnumSource
  void sameSeedGivesTheSameDefectAndAnotherSeedDoesNot(SyntheticDefectKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    // A smooth bend changes the values of this part only a little.
    DefectContrast contrast =
        kind == SyntheticDefectKind.BENT ? DefectContrast.FAINT : DefectContrast.MEDIUM;
    DefectSpec spec = new DefectSpec(kind, DefectSize.LARGE, contrast);
    SyntheticDefect one = generated(good, spec, 5);
    SyntheticDefect again = generated(good, spec, 5);
    SyntheticDefect other = generated(good, spec, 6);
    assertThat(again.mask()).isEqualTo(one.mask());
    assertThat(SyntheticPartFixtures.values(again.input(), kind.onScan()))
        .isEqualTo(SyntheticPartFixtures.values(one.input(), kind.onScan()));
    assertThat(other.mask()).isNotEqualTo(one.mask());
  }

  @ParameterizedTest
  @EnumSource
  void defectsLieOnTheForeground(SyntheticDefectKind kind) {
    Input good = kind.onScan() ? SCAN : COLOUR;
    for (SyntheticDefect defect : all(good, kind)) {
      Mask mask = defect.mask();
      long on =
          mask.bits().stream()
              .filter(
                  i ->
                      SyntheticPartFixtures.onProduct(
                          i % mask.width(), i / mask.width(), mask.size()))
              .count();
      // The product is separated from the background cell by cell, so a rim of cells belongs to it.
      assertThat((double) on / mask.count()).as("%s", defect.spec()).isGreaterThan(0.4);
    }
  }

  @Test
  void ignoredPixelsGetNoDefect() {
    Mask right = Mask.empty(COLOUR.size());
    for (int y = 0; y < right.height(); y++) {
      right.bits().set(y * right.width() + 100, (y + 1) * right.width());
    }
    for (SyntheticDefect defect : all(COLOUR.ignoring(right), SyntheticDefectKind.BLOB)) {
      long ignored = defect.mask().bits().stream().filter(i -> right.bits().get(i)).count();
      assertThat((double) ignored / defect.mask().count()).isLessThanOrEqualTo(0.5);
    }
  }

  @Test
  void aGreyImageStaysGreyInItsOwnFormat() {
    Image mono = SyntheticPartFixtures.grey(97, 131);
    SyntheticDefect defect =
        generated(
            Input.of(mono),
            new DefectSpec(SyntheticDefectKind.STAIN, DefectSize.MEDIUM, DefectContrast.STRONG),
            1);
    assertThat(defect.input().image().orElseThrow().format()).isEqualTo(PixelFormat.MONO8);

    Image inColour = Image.rgb(mono.toRgb(), mono.width(), mono.height());
    byte[] rgb =
        generated(
                Input.of(inColour),
                new DefectSpec(SyntheticDefectKind.STAIN, DefectSize.MEDIUM, DefectContrast.STRONG),
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
  void aColourChangeKeepsTheBrightnessAndIsNotPossibleOnAGreyImage() {
    DefectSpec spec =
        new DefectSpec(SyntheticDefectKind.COLOUR, DefectSize.LARGE, DefectContrast.MEDIUM);
    SyntheticDefect defect = generated(COLOUR, spec, 4);
    double[] before = SyntheticPartFixtures.values(COLOUR, false);
    double[] after = SyntheticPartFixtures.values(defect.input(), false);
    double sum = 0;
    for (int i = 0; i < before.length; i++) {
      sum += after[i] - before[i];
    }
    assertThat(Math.abs(sum) / defect.mask().count()).isLessThan(3);

    SyntheticDefectGenerator grey =
        SyntheticDefectGenerator.of(Input.of(SyntheticPartFixtures.grey(97, 131)));
    assertThat(grey.generate(spec, new SplittableRandom(1))).isEmpty();
  }

  @Test
  void aScansMaskIsInTheImagesPixelsAndTheImageStaysAsItIs() {
    Input both =
        Input.of(SyntheticPartFixtures.colour(380, 326), SyntheticPartFixtures.scan(190, 163));
    SyntheticDefect dent =
        generated(
            both,
            new DefectSpec(SyntheticDefectKind.DENT, DefectSize.LARGE, DefectContrast.STRONG),
            3);
    SyntheticDefect alone =
        generated(
            Input.of(both.scan().orElseThrow()),
            new DefectSpec(SyntheticDefectKind.DENT, DefectSize.LARGE, DefectContrast.STRONG),
            3);
    assertThat(dent.mask().size()).isEqualTo(both.size());
    assertThat(dent.mask().count()).isEqualTo(4 * alone.mask().count());
    assertThat(dent.input().image()).isEqualTo(both.image());
    assertThat(dent.extentPixels()).isEqualTo(alone.extentPixels());
  }

  @Test
  void dentsIncreaseAndBumpsDecreaseDepth() {
    for (SyntheticDefectKind kind :
        List.of(SyntheticDefectKind.DENT, SyntheticDefectKind.CHIP, SyntheticDefectKind.BUMP)) {
      SyntheticDefect defect =
          generated(SCAN, new DefectSpec(kind, DefectSize.LARGE, DefectContrast.MEDIUM), 9);
      double[] before = SyntheticPartFixtures.values(SCAN, true);
      double[] after = SyntheticPartFixtures.values(defect.input(), true);
      int i = defect.mask().bits().nextSetBit(0);
      assertThat(Math.signum(after[i] - before[i]))
          .isEqualTo(kind == SyntheticDefectKind.BUMP ? -1 : 1);
    }
  }

  @Test
  void missingReadingsStayMissing() {
    Scan scan = SyntheticPartFixtures.scan(190, 163);
    float[] z = scan.z().values().clone();
    for (int i = 0; i < z.length; i += 3) {
      z[i] = 0;
    }
    Input holed = Input.of(Scan.ofDepth(new FloatMap(190, 163, z)));
    for (SyntheticDefect defect : all(holed, SyntheticDefectKind.DENT)) {
      float[] after = defect.input().scan().orElseThrow().z().values();
      for (int i = 0; i < z.length; i += 3) {
        assertThat(after[i]).isZero();
      }
    }
  }

  @Test
  void rejectsTooSmallImagesAndNamesTheMinimum() {
    assertThatThrownBy(
            () -> SyntheticDefectGenerator.of(Input.of(SyntheticPartFixtures.grey(300, 63))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("image of 300x63")
        .hasMessageContaining("64x64");
    assertThat(
            SyntheticDefectGenerator.of(Input.of(SyntheticPartFixtures.grey(64, 65)))
                .generate(
                    new DefectSpec(
                        SyntheticDefectKind.BLOB, DefectSize.SMALL, DefectContrast.STRONG),
                    new SplittableRandom(1)))
        .isPresent();
  }

  @Test
  void aKindThatThePartCannotHaveReportsWhatItNeeds() {
    DefectSpec dent =
        new DefectSpec(SyntheticDefectKind.DENT, DefectSize.LARGE, DefectContrast.STRONG);
    assertThatThrownBy(
            () -> SyntheticDefectGenerator.of(COLOUR).generate(dent, new SplittableRandom(1)))
        .hasMessage("a dent needs a scan");
  }

  @Test
  void anEvenSurfaceHasNoStrongDisplacedPiece() {
    Image even = Image.grey(new byte[100 * 100], 100, 100);
    DefectSpec spec =
        new DefectSpec(SyntheticDefectKind.DISPLACED, DefectSize.LARGE, DefectContrast.STRONG);
    assertThat(SyntheticDefectGenerator.of(Input.of(even)).generate(spec, new SplittableRandom(1)))
        .isEmpty();
  }

  @Test
  void patchesComeFromTheDonor() {
    byte[] white = new byte[120 * 100 * 3];
    Arrays.fill(white, (byte) 255);
    Input donor = Input.of(Image.rgb(withOneColour(white), 120, 100));
    DefectSpec spec =
        new DefectSpec(SyntheticDefectKind.CUT_PASTE, DefectSize.MEDIUM, DefectContrast.STRONG);
    Input good = Input.of(SyntheticPartFixtures.colour(203, 151));
    SyntheticDefect defect =
        SyntheticDefectGenerator.of(good, donor)
            .generate(spec, new SplittableRandom(4))
            .orElseThrow();
    double[] before = SyntheticPartFixtures.values(good, false);
    double[] after = SyntheticPartFixtures.values(defect.input(), false);
    defect.mask().bits().stream()
        .forEach(i -> assertThat(after[3 * i]).isGreaterThanOrEqualTo(before[3 * i]));
  }

  @Test
  void aPlanGeneratesEverySpecEquallyOften() {
    DefectPlan plan = DefectPlan.allSpecs(Modality.RGB_DEPTH, 4, 11);
    assertThat(plan.specs()).hasSize(15 * 9);
    for (int parts : new int[] {1, 3, 9, 10, 37}) {
      int asked = 0;
      for (int i = 0; i < parts; i++) {
        asked += plan.plannedCount(i, parts);
      }
      assertThat(asked).isEqualTo(plan.total()).isEqualTo(540);
    }
    assertThat(DefectPlan.allSpecs(Modality.RGB, 1, 0).specs()).hasSize(12 * 9);
    assertThat(DefectPlan.allSpecs(Modality.DEPTH, 1, 0).specs()).hasSize(3 * 9);
  }

  @Test
  void aPlansDefectsDoNotDependOnTheOrderOfParts() {
    DefectPlan plan =
        new DefectPlan(
            List.of(
                new DefectSpec(SyntheticDefectKind.BLOB, DefectSize.LARGE, DefectContrast.STRONG)),
            3,
            2);
    List<Mask> second = masks(plan, 1);
    List<Mask> first = masks(plan, 0);
    assertThat(masks(plan, 0)).isEqualTo(first).isNotEqualTo(second);
    assertThat(masks(plan, 1)).isEqualTo(second);
    assertThat(first.size() + second.size()).isEqualTo(3);
  }

  private static List<Mask> masks(DefectPlan plan, int part) {
    return plan.generate(part, 2, COLOUR).map(SyntheticDefect::mask).toList();
  }

  private static byte[] withOneColour(byte[] rgb) {
    rgb[0] = 0;
    return rgb;
  }

  private static SyntheticDefect generated(Input good, DefectSpec spec, long seed) {
    return SyntheticDefectGenerator.of(good)
        .generate(spec, new SplittableRandom(seed))
        .orElseThrow();
  }

  private static List<SyntheticDefect> all(Input good, SyntheticDefectKind kind) {
    SyntheticDefectGenerator painter = SyntheticDefectGenerator.of(good);
    List<SyntheticDefect> defects = new ArrayList<>();
    for (DefectSize size : DefectSize.values()) {
      for (DefectContrast contrast : DefectContrast.values()) {
        for (int seed = 0; seed < 3; seed++) {
          Optional<SyntheticDefect> painted =
              painter.generate(new DefectSpec(kind, size, contrast), new SplittableRandom(seed));
          painted.ifPresent(defects::add);
        }
      }
    }
    assertThat(defects).isNotEmpty();
    return defects;
  }
}
