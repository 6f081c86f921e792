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
import org.blemish.core.preparation.Preparation;
import org.blemish.core.preparation.ResizeMode;
import org.blemish.core.preparation.Tiling;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.RawMaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DetectorIgnoreMaskTest {
  private static final Size SIZE = new Size(128, 96);
  private static final Rectangle AREA = new Rectangle(20, 16, 48, 40);
  private static final Rectangle IN_AREA = new Rectangle(30, 20, 20, 20);
  private static final Rectangle ELSEWHERE = new Rectangle(76, 60, 48, 32);

  static List<Preparation> preparations() {
    return List.of(
        Preparation.stretched(SIZE),
        new Preparation(
            new Size(192, 128),
            ResizeMode.PAD,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Tiling(new Size(64, 64), 32))));
  }

  @ParameterizedTest
  @MethodSource("preparations")
  void pixelsInAnIgnoredAreaChangeNoBitOfTheResult(Preparation preparation) {
    Model model =
        TinyModel.ofFeatures(preparation).withIgnore(Optional.of(NoiseImages.mask(SIZE, AREA)));
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      Inspection good = detector.inspect(NoiseImages.good(SIZE, 1));
      Inspection hidden = detector.inspect(NoiseImages.marked(SIZE, 1, IN_AREA));
      Inspection marked = detector.inspect(NoiseImages.marked(SIZE, 1, ELSEWHERE));
      FloatMap map = good.map().orElseThrow();
      assertThat(hidden.score()).isEqualTo(good.score());
      assertThat(hidden.map().orElseThrow().values()).isEqualTo(map.values());
      assertThat(marked.map().orElseThrow().values()).isNotEqualTo(map.values());
      float floor = model.decisionRule().scoring().floor();
      for (int i : NoiseImages.mask(SIZE, AREA).cells()) {
        assertThat(map.values()[i]).isEqualTo(floor);
      }
    }
  }

  @Test
  void anInputsOwnMaskJoinsTheModels() {
    Mask own = NoiseImages.mask(SIZE, AREA);
    Mask other = NoiseImages.mask(SIZE, ELSEWHERE);
    Model model = TinyModel.ofBlocks(Preparation.stretched(SIZE)).withIgnore(Optional.of(own));
    Input input = Input.of(NoiseImages.marked(SIZE, 1, ELSEWHERE));
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      assertThat(detector.maps(input, "part").excluded()).hasValue(own);
      RawMaps both = detector.maps(input.ignoring(other), "part");
      assertThat(both.excluded()).hasValue(own.union(other));
      assertThat(detector.inspect(input.ignoring(other)).score())
          .isLessThan(detector.inspect(input).score());
    }
  }

  @Test
  void rejectsAnImageOfAnotherSizeByName() {
    Model model =
        TinyModel.ofBlocks(Preparation.stretched(SIZE))
            .withIgnore(Optional.of(NoiseImages.mask(SIZE, AREA)));
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      detector.warmUp();
      Input large = Input.of(NoiseImages.good(new Size(256, 192), 1));
      assertThatThrownBy(() -> detector.inspect(large, "part 7"))
          .isInstanceOf(BlemishException.class)
          .hasMessageContainingAll("part 7", "256x192", "128x96");
    }
  }

  @Test
  void theModelFileContainsTheMask(@TempDir Path folder) {
    Mask mask = NoiseImages.mask(SIZE, AREA);
    Model model = TinyModel.ofBlocks(Preparation.stretched(SIZE)).withIgnore(Optional.of(mask));
    Path file = folder.resolve("model.blemish");
    model.write(file);
    assertThat(Model.read(file).ignore()).hasValue(mask);
  }
}
