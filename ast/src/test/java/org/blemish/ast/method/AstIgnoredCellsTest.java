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

  /** One view of 2x2 cells of which the second is ignored; each value is the cell's number. */
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
    PatchFeatures colour = new PatchFeatures(view(), Optional.empty());
    assertThat(colour.masked()).isTrue();
    assertThat(weights(colour)).containsExactly(1, 0, 1, 1);
    assertThat(weights(new PatchFeatures(view(), Optional.of(view())))).containsExactly(1, 0, 3, 4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb", "rgb+depth"})
  void ignoredPixelsDoNotChangeTheTrainedModel(String modality) throws IOException {
    Path places =
        Files.writeString(
            folder.resolve("places.yaml"),
            "ignore: [{name: clamp, polygon: [[32, 32], [64, 32], [64, 64], [32, 64]]}]");
    Dataset dataset = TinyAst.product(folder);
    TrainedRun quiet = train("quiet", dataset, places, modality);
    for (Sample sample : dataset.train()) {
      Path file = sample.image().orElseThrow();
      byte[] rgb = Images.read(file).toRgb();
      byte grey = (byte) sample.id().hashCode();
      for (int y = 32; y < 64; y++) {
        Arrays.fill(rgb, 3 * (y * 96 + 32), 3 * (y * 96 + 64), grey);
      }
      Images.writePng(Image.rgb(rgb, 96, 96), file);
    }
    TrainedRun disturbed = train("disturbed", dataset, places, modality);
    try (ModelFile one = ModelFile.open(quiet.folder().model());
        ModelFile other = ModelFile.open(disturbed.folder().model())) {
      assertThat(other.digest()).isNotEqualTo(one.digest());
      assertThat(other.array(ModelEntry.HEAD)).isEqualTo(one.array(ModelEntry.HEAD));
      assertThat(other.array(ModelEntry.SCORING)).isEqualTo(one.array(ModelEntry.SCORING));
    }
  }

  private TrainedRun train(String run, Dataset dataset, Path places, String modality) {
    return Trainer.train(
        folder.resolve(run),
        dataset,
        TinyAst.configuration("modality=" + modality, "preparation.ignore='" + places + "'"),
        Progress.NONE);
  }

  @Test
  void scansTrainInTiles() {
    Dataset dataset = TinyAst.product(folder);
    Trainer.train(
        folder.resolve("tiled"),
        dataset,
        TinyAst.configuration(
            "modality=rgb+depth",
            "preparation.size=128x96",
            "preparation.tile=64",
            "preparation.overlap=32",
            "depth.grid={width: 4, height: 4}",
            "ast.teacher.epochs=1",
            "ast.student.epochs=1"),
        Progress.NONE);
    assertThat(folder.resolve("tiled/model.blemish")).exists();
  }
}
