// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.core.input.InputReader;
import org.blemish.core.input.Modality;
import org.blemish.core.quality.QualityAspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.data.SampleReader;
import org.blemish.data.corruption.SensorNoise;
import org.blemish.inference.Model;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {
  @TempDir private Path folder;

  @Test
  void addsACorruptedCopyOfEachSampleUnderTheCorruptionsInTurn() {
    List<Sample> fit = TinyProduct.read(TinyProduct.generate(folder)).train().subList(0, 3);
    Augmentation augmentation =
        Augmentation.named(List.of("exposure -30 %", "gamma 1.25"), Modality.RGB, false);
    List<Sample> augmented = augmentation.augmented(fit);

    assertThat(augmented.stream().map(Sample::id))
        .containsExactly(
            fit.get(0).id() + ", exposure -30 %",
            fit.get(1).id() + ", gamma 1.25",
            fit.get(2).id() + ", exposure -30 %");
    var reader = augmentation.reader(fit, new SampleReader(new InputReader(Modality.RGB))::read);
    byte[] plain = Images.read(fit.get(0).image().orElseThrow()).toRgb();
    assertThat(reader.apply(fit.get(0)).image().orElseThrow().toRgb()).isEqualTo(plain);
    byte[] dark = reader.apply(augmented.get(0)).image().orElseThrow().toRgb();
    for (int i = 0; i < plain.length; i++) {
      assertThat((double) (dark[i] & 0xff)).isCloseTo(0.7 * (plain[i] & 0xff), within(0.51));
    }
    assertThat(new Augmentation(List.of()).augmented(fit)).isEmpty();
  }

  @Test
  void anUnknownCorruptionIsReportedWithTheKnownOnes() {
    assertThatThrownBy(() -> Augmentation.named(List.of("fog"), Modality.RGB, false))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("augmentation: 'fog' given")
        .hasMessageContaining("rotation 2 deg");
    List<String> names = List.of("shift 3 px", "noise 5");
    assertThat(Augmentation.named(names, Modality.RGB, false).corruptions()).hasSize(2);
    assertThat(Augmentation.named(names, Modality.RGB_DEPTH, false).corruptions())
        .as("scans do not move with the image")
        .containsExactly(new SensorNoise(5));
    assertThat(Augmentation.named(names, Modality.RGB, true).corruptions())
        .as("ignored areas do not move with the image")
        .containsExactly(new SensorNoise(5));
    assertThat(Augmentation.named(names, Modality.DEPTH, false).corruptions()).isEmpty();
  }

  @Test
  void augmentsNoMoreThanTheMaximumNumberOfSamples() {
    Augmentation augmentation = new Augmentation(List.of(new SensorNoise(5)));
    assertThat(augmentation.sources(3)).containsExactly(0, 1, 2);
    assertThat(augmentation.sources(2 * Augmentation.MAX_IMAGES))
        .hasSize(Augmentation.MAX_IMAGES)
        .startsWith(0, 2, 4)
        .endsWith(2 * Augmentation.MAX_IMAGES - 2);
  }

  @Test
  void trainsOnAugmentedImagesAndItsGateAcceptsThem() {
    Dataset dataset = TinyProduct.read(TinyProduct.generate(folder.resolve("product")));
    Model plain = train(dataset, "plain");
    Model augmentedModel = train(dataset, "augmented", "augmentation=[gamma 1.25, blur 1.0 px]");
    assertThat(augmentedModel.head().bytes()).isNotEqualTo(plain.head().bytes());
    QualityGate narrow = plain.gate().orElseThrow();
    QualityGate wide = augmentedModel.gate().orElseThrow();
    assertThat(least(wide)).isLessThan(least(narrow));
    assertThat(wide.featureStatistics())
        .as("features of good images")
        .isEqualTo(narrow.featureStatistics());
    assertThat(augmentedModel.metadata().fittedSamples())
        .isEqualTo(plain.metadata().fittedSamples());
  }

  private static double least(QualityGate gate) {
    return Objects.requireNonNull(gate.ranges().get(QualityAspect.SHARPNESS)).low().orElseThrow();
  }

  private Model train(Dataset dataset, String run, String... settings) {
    return Model.read(
        Trainer.train(
                folder.resolve(run), dataset, TinyProduct.configuration(settings), Progress.NONE)
            .folder()
            .model());
  }
}
