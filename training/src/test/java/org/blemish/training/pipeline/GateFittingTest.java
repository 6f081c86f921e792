// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.quality.QualityAspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Corruption;
import org.blemish.inference.Detector;
import org.blemish.inference.Model;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateFittingTest {
  @TempDir private Path folder;

  @Test
  void learnsTheGateFromAllGoodImages() {
    Model model = train("on");
    QualityGate gate = model.gate().orElseThrow();
    assertThat(gate.images()).isEqualTo(TinyProduct.TRAIN);
    assertThat(gate.corrected()).isTrue();
    assertThat(gate.ranges())
        .containsKeys(QualityAspect.BRIGHTNESS, QualityAspect.SHARPNESS, QualityAspect.DISTANCE);
    assertThat(gate.featureStatistics().orElseThrow().mean())
        .hasSize(model.backbone().orElseThrow().descriptor().output("s5").channels());
  }

  @Test
  void theGateIsOptionalAndChangesNoScore() {
    Model with = train("with");
    Model without = train("without", "gate.enabled=false");
    assertThat(without.gate()).isEmpty();
    assertThat(without.decisionRule()).usingRecursiveComparison().isEqualTo(with.decisionRule());
  }

  @Test
  void newGoodImagesUnderCorruptionsThatTheModelDoesNotTolerateAreUnsureInsteadOfDefective() {
    Model model = train("measured", "split.calibrate=0.5");
    assertThat(model.gate().orElseThrow().tolerances())
        .containsKeys(QualityAspect.NOISE, QualityAspect.TONE)
        .values()
        .as("some corruption is not tolerated")
        .anyMatch(tolerance -> tolerance.above().or(tolerance::below).isPresent());
    assertThat(train("few").gate().orElseThrow().tolerances())
        .as("three images are too few")
        .isEmpty();
    Dataset unseen = TinyProduct.read(TinyProduct.generate(folder.resolve("unseen"), 77));
    Map<Verdict, Integer> gated = verdicts(model, unseen);
    Map<Verdict, Integer> ungated =
        verdicts(train("ungated", "split.calibrate=0.5", "gate.enabled=false"), unseen);
    assertThat(count(gated, Verdict.DEFECTIVE)).isLessThan(count(ungated, Verdict.DEFECTIVE) / 2);
    assertThat(count(gated, Verdict.UNSURE)).isGreaterThan(count(ungated, Verdict.UNSURE));
  }

  /** Verdicts on all good images of a data set under all corruptions. */
  private static Map<Verdict, Integer> verdicts(Model model, Dataset dataset) {
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    try (Detector detector = Detector.of(model, SessionOptions.threads(1))) {
      for (CorruptionSeries series : CorruptionSeries.all(new Size(96, 96), true)) {
        for (Sample good : dataset.train()) {
          Image image = Images.read(good.image().orElseThrow());
          for (Corruption severity : series.severities()) {
            verdicts.merge(detector.inspect(severity.apply(image, 0)).verdict(), 1, Integer::sum);
          }
        }
      }
    }
    return verdicts;
  }

  private static int count(Map<Verdict, Integer> verdicts, Verdict verdict) {
    return verdicts.getOrDefault(verdict, 0);
  }

  private Model train(String run, String... settings) {
    return Model.read(
        Trainer.train(
                folder.resolve(run),
                dataset(run),
                TinyProduct.configuration(settings),
                Progress.NONE)
            .folder()
            .model());
  }

  private Dataset dataset(String run) {
    return TinyProduct.read(TinyProduct.generate(folder.resolve(run + "-data")));
  }
}
