// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.core.quality.AlignmentThumbnail;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.quality.MeanColour;
import org.blemish.core.quality.QualityAspect;
import org.blemish.core.quality.ToleranceTrial;
import org.blemish.data.corruption.Corruption;
import org.blemish.data.corruption.SensorNoise;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;

class ToleranceMeasurementTest {
  private static final List<Corruption> SEVERITIES =
      List.of(new SensorNoise(2), new SensorNoise(4), new SensorNoise(8));
  private static final CorruptionSeries NOISE =
      new CorruptionSeries(Set.of(QualityAspect.NOISE), SEVERITIES);

  /**
   * An image whose measured noise is the severity's position, counted from 1.
   *
   * @param limit position from which on the model rejects the image; 0: even uncorrupted
   */
  private record Image(int limit) implements ToleranceMeasurement.TestImage {
    @Override
    public boolean rejected() {
      return limit == 0;
    }

    @Override
    public ToleranceMeasurement.CorruptedImage corrupted(Corruption corruption, long seed) {
      int position = SEVERITIES.indexOf(corruption) + 1;
      return new ToleranceMeasurement.CorruptedImage() {
        @Override
        public GateInput gateInput() {
          return noise(position);
        }

        @Override
        public boolean rejected() {
          return position >= limit;
        }
      };
    }
  }

  private static GateInput noise(int position) {
    AlignmentThumbnail grey =
        new AlignmentThumbnail(
            Collections.nCopies(AlignmentThumbnail.SIDE * AlignmentThumbnail.SIDE, 0.5f));
    return new GateInput(
        new ImageQuality(List.of(0.5), 0, 0, position, grey, new MeanColour(0, 0, 0, 0)),
        Optional.empty());
  }

  /**
   * @param flaggedFrom position from which on the gate flags every image
   * @param limits of the images
   */
  private static List<ToleranceTrial> trials(int flaggedFrom, int... limits) {
    List<ToleranceMeasurement.TestImage> images =
        Arrays.stream(limits).<ToleranceMeasurement.TestImage>mapToObj(Image::new).toList();
    return new ToleranceMeasurement(
            images,
            input -> input.image().noise() >= flaggedFrom,
            OrderedPipeline.threads(3),
            Progress.NONE)
        .trials(List.of(NOISE));
  }

  private static List<Integer> positions(List<GateInput> inputs) {
    return inputs.stream().map(input -> (int) input.image().noise()).distinct().toList();
  }

  private static final int NEVER = 9;

  @Test
  void severitiesBelowTheFirstWithTwoMoreRejectionsAreTolerated() {
    ToleranceTrial trial = trials(NEVER, 0, 1, 2, 2, 3, 3, NEVER, NEVER).get(0);
    assertThat(trial.aspects()).containsExactly(QualityAspect.NOISE);
    assertThat(positions(trial.tolerated())).containsExactly(1);
    assertThat(positions(trial.rejected())).containsExactly(2, 3);
    assertThat(trial.tolerated()).hasSize(8);
    assertThat(trial.rejected()).hasSize(16);
  }

  @Test
  void whereNothingIsRejectedEverySeverityIsTolerated() {
    ToleranceTrial trial = trials(NEVER, NEVER, NEVER, NEVER, NEVER).get(0);
    assertThat(positions(trial.tolerated())).containsExactly(1, 2, 3);
    assertThat(trial.rejected()).isEmpty();
  }

  @Test
  void flaggedImagesAreNotCountedAsRejected() {
    ToleranceTrial trial = trials(2, 2, 2, 2, 2).get(0);
    assertThat(positions(trial.tolerated())).containsExactly(1);
    assertThat(trial.rejected()).isEmpty();
  }

  @Test
  void imagesOfWhichNearlyAllAreRejectedUncorruptedShowNothing() {
    assertThat(trials(NEVER, 0, 0, 0, 0, 0, 0, 0, 0)).isEmpty();
    assertThat(trials(NEVER, 0, 0, 0, 0, 0, 0, 0, 1)).isEmpty();
    ToleranceTrial trial = trials(NEVER, 0, 0, 0, 0, 0, 0, 2, 2).get(0);
    assertThat(positions(trial.tolerated())).containsExactly(1);
    assertThat(positions(trial.rejected())).containsExactly(2, 3);
  }

  @Test
  void threeImagesShowNothing() {
    assertThat(trials(NEVER, 1, 1, 1)).isEmpty();
  }

  @Test
  void stopsBetweenSeriesWhereProgressIsCancelled() {
    List<ToleranceMeasurement.TestImage> images =
        Collections.nCopies(4, (ToleranceMeasurement.TestImage) new Image(NEVER));
    ToleranceMeasurement measurement =
        new ToleranceMeasurement(
            images, input -> false, OrderedPipeline.threads(3), new StopAfter("gate", 1));
    assertThatThrownBy(() -> measurement.trials(List.of(NOISE, NOISE)))
        .isInstanceOf(CancellationException.class);
  }
}
