// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.features.PatchSource;
import org.blemish.training.method.Progress;
import org.blemish.training.pipeline.TrainedRun;
import org.blemish.training.pipeline.Trainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstIgnoredCellsTest {
  @TempDir private Path folder;

  /** One view of 2x2 cells, the second of which is ignored; values count the cells from 1. */
  private static PatchSource view() {
    return new PatchSource() {
      @Override
      public FeatureSpec spec() {
        return new FeatureSpec("s", 1, 2, 2);
      }

      @Override
      public int views() {
        return 1;
      }

      @Override
      public void read(int view, float[] values) {
        for (int i = 0; i < 4; i++) {
          values[i] = i + 1;
        }
      }

      @Override
      public Optional<Mask> scoredCells(int view) {
        BitSet bits = new BitSet();
        bits.set(0);
        bits.set(2, 4);
        return Optional.of(new Mask(2, 2, bits));
      }
    };
  }

  private static float[] weights(PatchFeatures features) {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()).asFloatBuffer();
    features.readMask(0, buffer);
    float[] weights = new float[4];
    buffer.get(0, weights);
    return weights;
  }

  @Test
  void ignoredCellsHaveNoWeightInTheLoss() {
    PatchFeatures images = new PatchFeatures(view(), Optional.empty());
    assertThat(images.masked()).isTrue();
    assertThat(weights(images)).containsExactly(1, 0, 1, 1);
    assertThat(weights(new PatchFeatures(view(), Optional.of(view())))).containsExactly(1, 0, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb", "rgb+depth"})
  void ignoredPixelsDoNotChangeTheTrainedModel(String modality) throws IOException {
    Path areas =
        Files.writeString(
            folder.resolve("areas.yaml"),
            "ignore: [{name: clamp, polygon: [[32, 32], [64, 32], [64, 64], [32, 64]]}]");
    Dataset dataset = TinyAst.product(folder);
    TrainedRun original = train("original", dataset, areas, modality);
    for (Sample sample : dataset.train()) {
      Path file = sample.image().orElseThrow();
      byte[] rgb = Images.read(file).toRgb();
      byte grey = (byte) sample.id().hashCode();
      for (int y = 32; y < 64; y++) {
        Arrays.fill(rgb, 3 * (y * 96 + 32), 3 * (y * 96 + 64), grey);
      }
      Images.writePng(Image.rgb(rgb, 96, 96), file);
    }
    TrainedRun changed = train("changed", dataset, areas, modality);
    try (ModelFile one = ModelFile.open(original.folder().model());
        ModelFile other = ModelFile.open(changed.folder().model())) {
      assertThat(other.digest()).isNotEqualTo(one.digest());
      assertThat(other.array(ModelEntry.HEAD)).isEqualTo(one.array(ModelEntry.HEAD));
      assertThat(other.array(ModelEntry.SCORING)).isEqualTo(one.array(ModelEntry.SCORING));
    }
  }

  private TrainedRun train(String run, Dataset dataset, Path areas, String modality) {
    return Trainer.train(
        folder.resolve(run),
        dataset,
        TinyAst.configuration("modality=" + modality, "preparation.ignore='" + areas + "'"),
        Progress.NONE);
  }
}
