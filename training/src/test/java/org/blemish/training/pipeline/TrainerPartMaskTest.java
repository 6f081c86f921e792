// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Dataset;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.inference.Detector;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round part in front of a plain background. */
class TrainerPartMaskTest {
  private static final int SIDE = 256;

  @TempDir private Path folder;
  private Dataset dataset;

  @BeforeEach
  void generateProduct() {
    Path product =
        ProductGenerator.generate(
            ProductSettings.of(ProductKind.BISCUIT)
                .withSeed(3)
                .withSize(new Size(SIDE, SIDE))
                .withCounts(24, 0, 1, 0)
                .withDefects(List.of(ProductDefect.HOLE)),
            folder.resolve("product"),
            ProductGenerator.GenerationProgress.NONE);
    dataset = TinyProduct.read(product);
  }

  @Test
  void aHairBesideThePartIsUnsureAndOnThePartDefective() {
    TrainedRun run = train("run", "preparation.partMask=auto");

    assertThat(run.partMask().orElseThrow()).startsWith("on: the part covers");
    try (Detector detector = Detector.open(run.folder().model())) {
      Image good = Images.read(dataset.train().get(0).image().orElseThrow());

      Inspection beside = detector.inspect(withHair(good, 2, 4, 24));
      Inspection on = detector.inspect(withHair(good, 90, 90, 70));

      assertThat(detector.inspect(good).reason()).isEmpty();
      assertThat(beside.verdict()).isEqualTo(Verdict.UNSURE);
      assertThat(beside.reason().orElseThrow()).startsWith("beside the part");
      assertThat(beside.regions()).isNotEmpty();
      assertThat(beside.regions().get(0).x()).isLessThan(60);
      assertThat(on.verdict()).isEqualTo(Verdict.DEFECTIVE);
      assertThat(detector.model().pipeline().outputs()).containsExactly("s5", "s3");
    }
  }

  @Test
  void offScoresEveryPixelAndNeedsNoFurtherFeatures() {
    TrainedRun run = train("off", "preparation.partMask=off");

    assertThat(run.partMask()).isEmpty();
    try (Detector detector = Detector.open(run.folder().model())) {
      Image good = Images.read(dataset.train().get(0).image().orElseThrow());

      assertThat(detector.model().pipeline().outputs()).containsExactly("s5");
      assertThat(detector.inspect(withHair(good, 2, 4, 24)).verdict()).isEqualTo(Verdict.DEFECTIVE);
    }
  }

  @Test
  void theWhitePixelsOfAMaskAreThePart() {
    TrainedRun run = train("given", "preparation.partMask=" + mask(SIDE, 64, 192));

    assertThat(run.partMask().orElseThrow())
        .isEqualTo("on: mask.png, the part covers 25 % of the image");
    try (Detector detector = Detector.open(run.folder().model())) {
      Image good = Images.read(dataset.train().get(0).image().orElseThrow());

      Inspection beside = detector.inspect(withHair(good, 2, 4, 24));
      assertThat(beside.verdict()).isEqualTo(Verdict.UNSURE);
      assertThat(beside.reason().orElseThrow()).startsWith("beside the part");
      assertThat(detector.inspect(withHair(good, 90, 90, 70)).verdict())
          .isEqualTo(Verdict.DEFECTIVE);
    }
  }

  @Test
  void aMaskThatDoesNotFitIsAnErrorBeforeTraining() {
    assertThatThrownBy(() -> train("size", "preparation.partMask=" + mask(200, 64, 150)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("the part mask is 200x200")
        .hasMessageContaining("256x256");
    assertThatThrownBy(() -> train("empty", "preparation.partMask=" + mask(SIDE, 0, 0)))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no white pixel");
    assertThatThrownBy(() -> train("none", "preparation.partMask=nothing.png"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("nothing.png")
        .hasMessageContaining("auto, off or the file of a mask");
    assertThat(folder.resolve("size")).doesNotExist();
  }

  /** A white square from a pixel to another one, along both sides. */
  private Path mask(int side, int from, int to) {
    byte[] pixels = new byte[side * side];
    for (int y = from; y < to; y++) {
      Arrays.fill(pixels, y * side + from, y * side + to, (byte) 255);
    }
    Path file = folder.resolve("mask.png");
    Images.writePng(Image.grey(pixels, side, side), file);
    return file;
  }

  private TrainedRun train(String name, String setting) {
    return Trainer.train(
        folder.resolve(name),
        dataset,
        TinyProduct.configuration(
            "preparation.size=256x256",
            "preparation.exposure=false",
            "gate.enabled=false",
            "split.calibrate=0",
            "split.folds=4",
            "patchcore.memoryBanks=[{name: neighbour, input: s5, components: 32, smoothing: 1,"
                + " patches: 600, candidates: 3000, projection: 16}]",
            setting),
        Progress.NONE);
  }

  /** A dark diagonal line. */
  private static Image withHair(Image image, int left, int top, int length) {
    byte[] pixels = image.toRgb();
    for (int i = 0; i < length; i++) {
      for (int x = left + i; x < left + i + 3; x++) {
        for (int c = 0; c < 3; c++) {
          pixels[((top + i) * image.width() + x) * 3 + c] = 10;
        }
      }
    }
    return Image.rgb(pixels, image.width(), image.height());
  }
}
