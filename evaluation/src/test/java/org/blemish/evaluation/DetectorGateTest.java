// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.corruption.Blur;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.TinyModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorGateTest {
  @TempDir private Path folder;

  @Test
  void aBlurredImageIsUnsureWithAReasonAndKeepsItsScore() {
    List<Input> good = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      good.add(Input.of(image(i)));
    }
    Model plain =
        TinyModel.calibrated(TinyModel.ofFeatures(Preparation.stretched(new Size(96, 96))), good);
    Model gated = gated(plain, good);
    Image blurred = new Blur(1.5).apply(image(3), 0);
    try (Detector without = Detector.of(plain, TinyModel.ONE_THREAD);
        Detector with = Detector.of(gated, TinyModel.ONE_THREAD)) {
      Inspection inspection = with.inspect(blurred);
      assertThat(inspection.verdict()).isEqualTo(Verdict.UNSURE);
      assertThat(inspection.reason().orElseThrow()).startsWith("blurred: sharpness");
      assertThat(inspection.score()).isEqualTo(without.inspect(blurred).score());
      assertThat(without.inspect(blurred).reason().orElse("")).doesNotContain("blurred");
      assertThat(with.inspectInDetail(Input.of(blurred), "b").rejection().map(GateRejection::kind))
          .contains("blurred");
      assertThat(with.inspectInDetail(good.get(2), "g").rejection()).isEmpty();
      assertThat(inspection.milliseconds()).containsKey("gate");
    }
  }

  @Test
  void pixelsThatTheInputIgnoresDoNotMakeItUnsure() {
    List<Input> good = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      good.add(Input.of(image(i)));
    }
    Model model = gated(TinyModel.ofFeatures(Preparation.stretched(new Size(96, 96))), good);
    Rectangle glare = new Rectangle(16, 24, 40, 48);
    byte[] rgb = image(3).toRgb();
    for (int y = glare.y(); y < glare.y() + glare.height(); y++) {
      Arrays.fill(
          rgb, 3 * (96 * y + glare.x()), 3 * (96 * y + glare.x() + glare.width()), (byte) 255);
    }
    Input overexposed = Input.of(Image.rgb(rgb, 96, 96));
    Mask outside = Mask.outside(glare, new Size(96, 96));
    Mask ignored = Mask.full(new Size(96, 96)).without(outside);
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      assertThat(detector.inspectInDetail(overexposed, "seen").rejection()).isPresent();
      assertThat(detector.inspectInDetail(overexposed.ignoring(ignored), "ignored").rejection())
          .isEmpty();
    }
  }

  @Test
  void theModelFileContainsTheGate() {
    List<Input> good = List.of(Input.of(image(1)), Input.of(image(2)));
    Model gated = gated(TinyModel.ofFeatures(Preparation.stretched(new Size(96, 96))), good);
    Path file = folder.resolve("model.blemish");
    gated.write(file);
    assertThat(Model.read(file).gate()).isEqualTo(gated.gate()).isPresent();
  }

  private static Model gated(Model model, List<Input> good) {
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD)) {
      List<GateInput> observations =
          good.stream()
              .map(i -> detector.calibrationInput(i, "good").gateInput().orElseThrow())
              .toList();
      return model.withGate(Optional.of(QualityGate.learn(false, observations, List.of())));
    }
  }

  private static Image image(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] grey = new byte[96 * 96];
    for (int i = 0; i < grey.length; i++) {
      boolean bright = (i % 96 / 12 + i / 96 / 12) % 2 == 0;
      grey[i] = (byte) ((bright ? 160 : 60) + random.nextInt(4));
    }
    return Image.grey(grey, 96, 96);
  }
}
