// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.data.Sample;
import org.blemish.training.method.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerIgnoredAreasTest {
  private static final Size SIZE = new Size(96, 96);
  private static final Rectangle AREA = new Rectangle(16, 32, 48, 40);

  /** Entries that depend on all pixels of the images. */
  private static final Set<ModelEntry> OF_WHOLE_IMAGES =
      Set.of(ModelEntry.MANIFEST, ModelEntry.CARD, ModelEntry.FINGERPRINTS);

  @TempDir private Path folder;

  private Path areasFile(String text) throws IOException {
    return Files.writeString(folder.resolve("areas.yaml"), text);
  }

  private Path area() throws IOException {
    return areasFile("ignore: [{name: clamp, polygon: [[16, 32], [64, 32], [64, 72], [16, 72]]}]");
  }

  private TrainedRun train(Path product, String run, Path areas, String... more) {
    String[] settings = new String[more.length + 1];
    System.arraycopy(more, 0, settings, 0, more.length);
    settings[more.length] = "preparation.ignore='" + areas + "'";
    return Trainer.train(
        folder.resolve(run),
        TinyProduct.read(product),
        TinyProduct.configuration(settings),
        Progress.NONE);
  }

  /** Replaces the area by noise, different in each image. */
  private static void addNoise(Path product) {
    Random random = new Random(1);
    for (Sample sample : TinyProduct.read(product).train()) {
      Path file = sample.image().orElseThrow();
      byte[] rgb = Images.read(file).toRgb();
      for (int i : Mask.full(SIZE).without(Mask.outside(AREA, SIZE)).cells()) {
        rgb[3 * i] = (byte) random.nextInt(256);
      }
      Images.writePng(Image.rgb(rgb, SIZE.width(), SIZE.height()), file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"patchcore", "padim"})
  void ignoredAreasDoNotAffectTraining(String method) throws IOException {
    String[] settings = {"method=" + method, "padim.dimensions=4"};
    Path product = TinyProduct.generate(folder);
    TrainedRun original = train(product, "original", area(), settings);
    addNoise(product);
    TrainedRun changed = train(product, "changed", area(), settings);
    try (ModelFile one = ModelFile.open(original.folder().model());
        ModelFile other = ModelFile.open(changed.folder().model())) {
      for (ModelEntry entry : one.entries()) {
        if (!OF_WHOLE_IMAGES.contains(entry)) {
          assertThat(other.array(entry)).as(entry.fileName()).isEqualTo(one.array(entry));
        }
      }
      assertThat(one.has(ModelEntry.IGNORE)).isTrue();
      assertThat(one.manifest().model().dataDigest())
          .isNotEqualTo(other.manifest().model().dataDigest());
    }
  }

  @Test
  void aResumedRunIgnoresTheSamePixels() throws IOException {
    Path product = TinyProduct.generate(folder);
    TrainedRun run = train(product, "run", area());
    byte[] model = TinyProduct.bytes(run.folder().model());
    TrainedRun again =
        Trainer.resume(run.folder().path(), TinyProduct.read(product), Progress.NONE);
    assertThat(TinyProduct.bytes(again.folder().model())).isEqualTo(model);
    areasFile("ignore: [{name: clamp, polygon: [[16, 32], [64, 32], [64, 60], [16, 72]]}]");
    assertThatThrownBy(
            () -> Trainer.resume(run.folder().path(), TinyProduct.read(product), Progress.NONE))
        .hasMessageContaining("settings have changed");
  }

  @Test
  void theFileMayNameTheRegionOfInterest() throws IOException {
    Path product = TinyProduct.generate(folder);
    TrainedRun run = train(product, "run", areasFile("{units: shares, region: [0, 0.25, 1, 0.5]}"));
    try (ModelFile model = ModelFile.open(run.folder().model())) {
      assertThat(new String(model.array(ModelEntry.PIPELINE), StandardCharsets.UTF_8))
          .containsPattern("\"y\"\\s*:\\s*24")
          .containsPattern("\"height\"\\s*:\\s*48");
      assertThat(model.has(ModelEntry.IGNORE)).isFalse();
    }
  }

  @Test
  void imagesOfAnotherSizeAndMasksOfEverythingAreRefusedBeforeTraining() throws IOException {
    Path product = TinyProduct.generate(folder);
    Path white = folder.resolve("white.png");
    Images.writePng(Mask.full(SIZE), white);
    assertThatThrownBy(() -> train(product, "a", white))
        .isInstanceOf(BlemishException.class)
        .hasMessageContainingAll("white.png", "ignores every pixel", "black is inspected");
    Path area = area();
    Sample last = TinyProduct.read(product).train().get(TinyProduct.TRAIN - 1);
    Images.writePng(Image.grey(new byte[50 * 40], 50, 40), last.image().orElseThrow());
    assertThatThrownBy(() -> train(product, "b", area))
        .isInstanceOf(BlemishException.class)
        .hasMessageContainingAll(last.id(), "50x40");
    assertThat(folder.resolve("b")).doesNotExist();
  }
}
