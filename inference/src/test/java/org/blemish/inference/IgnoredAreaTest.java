// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Fit;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.Tiling;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IgnoredAreaTest {
  private static final Size SIZE = new Size(128, 96);
  private static final Rectangle AREA = new Rectangle(20, 16, 48, 40);
  private static final Rectangle IN_AREA = new Rectangle(30, 20, 20, 20);
  private static final Rectangle ELSEWHERE = new Rectangle(90, 60, 20, 20);

  static List<Preparation> ways() {
    return List.of(
        Preparation.stretched(SIZE),
        new Preparation(
            new Size(192, 128),
            Fit.PAD,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Tiling(new Size(64, 64), 32))));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatLiesInAnIgnoredAreaChangesNoBitOfTheResult(Preparation preparation) {
    Model model = TinyModel.ignoring(TinyModel.ofFeatures(preparation), Pictures.mask(SIZE, AREA));
    try (Detector detector = Detector.of(model, TinyModel.ONE)) {
      Inspection good = detector.inspect(Pictures.good(SIZE, 1));
      Inspection hidden = detector.inspect(Pictures.marked(SIZE, 1, IN_AREA));
      Inspection marked = detector.inspect(Pictures.marked(SIZE, 1, ELSEWHERE));
      FloatMap map = good.map().orElseThrow();
      assertThat(hidden.score()).isEqualTo(good.score());
      assertThat(hidden.map().orElseThrow().values()).isEqualTo(map.values());
      assertThat(marked.score()).isNotEqualTo(good.score());
      assertThat(marked.map().orElseThrow().values()).isNotEqualTo(map.values());
      float floor = model.judge().scoring().floor();
      for (int i : Pictures.mask(SIZE, AREA).cells()) {
        assertThat(map.values()[i]).isEqualTo(floor);
      }
    }
  }

  @Test
  void anInputsOwnMaskJoinsTheModels() {
    Mask own = Pictures.mask(SIZE, AREA);
    Mask other = Pictures.mask(SIZE, ELSEWHERE);
    Model model = TinyModel.ignoring(TinyModel.ofBlocks(Preparation.stretched(SIZE)), own);
    Input input = Input.of(Pictures.marked(SIZE, 1, ELSEWHERE));
    try (Detector detector = Detector.of(model, TinyModel.ONE)) {
      assertThat(detector.maps(input, "part").leftOut()).hasValue(own);
      RawMaps both = detector.maps(input.ignoring(other), "part");
      assertThat(both.leftOut()).hasValue(own.union(other));
      assertThat(detector.inspect(input.ignoring(other)).score())
          .isLessThan(detector.inspect(input).score());
    }
  }

  @Test
  void aPictureOfAnotherSizeIsRefusedByName() {
    Model model =
        TinyModel.ignoring(
            TinyModel.ofBlocks(Preparation.stretched(SIZE)), Pictures.mask(SIZE, AREA));
    try (Detector detector = Detector.of(model, TinyModel.ONE)) {
      detector.warmUp();
      Input large = Input.of(Pictures.good(new Size(256, 192), 1));
      assertThatThrownBy(() -> detector.inspect(large, "part 7"))
          .isInstanceOf(BlemishException.class)
          .hasMessageContainingAll("part 7", "256x192", "128x96");
    }
  }

  @Test
  void theModelFileCarriesIt(@TempDir Path folder) {
    Mask mask = Pictures.mask(SIZE, AREA);
    Model model = TinyModel.ignoring(TinyModel.ofBlocks(Preparation.stretched(SIZE)), mask);
    Path file = folder.resolve("model.blemish");
    Model.write(
        file,
        model.facts(),
        model.pipeline(),
        model.backbone(),
        model.head(),
        model.judge(),
        model.ignore(),
        Optional.empty());
    assertThat(Model.read(file).ignore()).hasValue(mask);
  }
}
