// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scans;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.junit.jupiter.api.Test;

/**
 * A model file that 0.1.0 wrote (colour and depth, its own backbone, calibrated), and what 0.1.0
 * said of a cracked part. Every later version has to read it and say the same: the file is never
 * made anew.
 */
class ModelFileFormatOneTest {
  private static Path file(String name) throws URISyntaxException {
    return Path.of(
        requireNonNull(ModelFileFormatOneTest.class.getResource("/format-1/" + name), name)
            .toURI());
  }

  @Test
  void aModelOfFormatOneStillGivesTheSameResult() throws URISyntaxException {
    Input part = Input.of(Images.read(file("part.png")), Scans.read(file("part.tiff")));
    try (Detector detector = Detector.open(file("model.blemish"), TinyModel.ONE_THREAD)) {
      Inspection inspection = detector.inspect(part);

      assertThat(inspection.score()).isCloseTo(3.125091928721404, within(1e-4));
      assertThat(inspection.verdict()).isEqualTo(Verdict.DEFECTIVE);
      assertThat(inspection.thresholds().orElseThrow().reject()).isEqualTo(1.181167452526389);
      assertThat(inspection.regions())
          .singleElement()
          .satisfies(
              region -> {
                assertThat(region.bounds()).isEqualTo(new Rectangle(20, 27, 28, 21));
                assertThat(region.score()).isCloseTo(4.483746710758167, within(1e-4));
              });
      assertThat(detector.model().metadata().method()).isEqualTo("padim");
      assertThat(detector.model().metadata().backbone()).contains("blocks");
      assertThat(detector.model().metadata().fittedSamples()).isEqualTo(12);
    }
  }
}
