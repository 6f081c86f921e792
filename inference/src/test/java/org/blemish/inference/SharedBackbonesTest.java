// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scan.Scan;
import org.blemish.inference.backbone.BackboneSession;
import org.blemish.inference.features.BackboneScale;
import org.junit.jupiter.api.Test;

class SharedBackbonesTest {
  private static final Size SIZE = new Size(64, 64);
  private static final BackboneScale SCALE = BackboneScale.of(List.of("block"), SIZE).get(0);

  @Test
  void equalBackbonesShareASessionUntilTheLastLeaseIsClosed() {
    SharedBackbones backbones = new SharedBackbones();
    var first = backbones.of(TinyModel.blocks(0), TinyModel.ONE_THREAD).apply(SCALE);
    var second = backbones.of(TinyModel.blocks(0), TinyModel.ONE_THREAD).apply(SCALE);
    BackboneSession session = first.resource();
    assertThat(second.resource()).isSameAs(session);

    first.close();
    first.close();
    assertThat(session.run(session.input().batch(1))).containsKey("block");

    second.close();
    assertThatThrownBy(() -> session.run(session.input().batch(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void detectorThatCannotBeOpenedReleasesItsBackbone() {
    Model model = TinyModel.ofBlocks(Preparation.stretched(SIZE));
    Model broken =
        TinyModel.uncalibrated(
            TinyModel.blocks(0),
            Preparation.stretched(SIZE),
            "block",
            TinyModel.energy("other", 3, new Size(8, 8)));
    BackboneSession session;
    try (var lease =
        SharedBackbones.OF_PROCESS
            .of(model.backbone().orElseThrow(), TinyModel.ONE_THREAD)
            .apply(SCALE)) {
      session = lease.resource();
      assertThatThrownBy(() -> Detector.of(broken, TinyModel.ONE_THREAD))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("other");
      assertThat(session.run(session.input().batch(1))).as("still leased").containsKey("block");
    }
    assertThatThrownBy(() -> session.run(session.input().batch(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the session is closed");
  }

  @Test
  void failedInspectionsKeepTheDetectorUsableAndItsSessionsAreClosedWithIt() {
    Model model = TinyModel.ofBlocks(Preparation.stretched(SIZE));
    BackboneSession session;
    try (Detector detector = Detector.of(model, TinyModel.ONE_THREAD);
        var lease =
            SharedBackbones.OF_PROCESS
                .of(model.backbone().orElseThrow(), TinyModel.ONE_THREAD)
                .apply(SCALE)) {
      session = lease.resource();
      Input scan = Input.of(Scan.ofDepth(new FloatMap(8, 8, new float[64])));
      assertThatThrownBy(() -> detector.inspect(scan))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("needs an image");
      assertThat(detector.inspect(NoiseImages.good(SIZE, 1)).score()).isPositive();
    }
    assertThatThrownBy(() -> session.run(session.input().batch(1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anotherNormalisationOfTheSameGraphIsAnotherBackbone() {
    Image image = NoiseImages.good(SIZE, 1);
    Preparation whole = Preparation.stretched(SIZE);
    Model plain = TinyModel.ofBlocks(whole);
    Model shifted = TinyModel.uncalibrated(TinyModel.blocks(0.5f), whole, "block", plain.head());
    try (Detector first = Detector.of(plain, TinyModel.ONE_THREAD);
        Detector second = Detector.of(shifted, TinyModel.ONE_THREAD)) {
      // brightness is about 0.36: squared it is 0.13, and 0.02 from 0.5
      assertThat(first.inspect(image).score()).isBetween(0.1, 0.2);
      assertThat(second.inspect(image).score()).isBetween(0.005, 0.05);
    }
  }

  @Test
  void aClosedDetectorLeavesTheOtherWorking() {
    Image image = NoiseImages.good(SIZE, 1);
    Model model = TinyModel.ofBlocks(Preparation.stretched(SIZE));
    try (Detector staying = Detector.of(model, TinyModel.ONE_THREAD)) {
      double score;
      try (Detector going = Detector.of(model, TinyModel.ONE_THREAD)) {
        score = going.inspect(image).score();
      }
      assertThat(staying.inspect(image).score()).isEqualTo(score);
    }
  }
}
