// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.FloatTiff;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalMapsTest {
  private static final Sample SAMPLE = sample("test/hole/rgb/000.png");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test/hole/rgb/000.tiff",
        "test/hole/000.tiff",
        "test/hole/000.tif",
        "hole/000.tiff",
        "bagel/test/hole/000.tiff",
        "bagel/test/hole/rgb/000.tiff"
      })
  void mapsAreFoundInTheLayoutsOfEvaluators(String name) {
    FloatMap map = new FloatMap(2, 1, new float[] {0.5f, -3});
    FloatTiff.write(folder.resolve(name), map);
    assertThat(maps("mvtec-3d").read(SAMPLE).values()).containsExactly(0.5f, -3);
  }

  @Test
  void aDefectTypeNamedLikeAFolderOfScansIsKeptInOtherLayouts() {
    FloatTiff.write(folder.resolve("test/hole/000.tiff"), new FloatMap(1, 1, new float[] {1}));
    FloatTiff.write(folder.resolve("test/hole/rgb/000.tiff"), new FloatMap(1, 1, new float[] {2}));
    assertThat(maps("mvtec-ad").read(SAMPLE).values()).containsExactly(2);
    assertThat(maps("mvtec-3d").read(SAMPLE).values()).containsExactly(1);
  }

  @Test
  void namesAMissingOrMultiChannelMap() {
    ExternalMaps maps = maps("mvtec-3d");
    assertThatThrownBy(() -> maps.read(SAMPLE))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no anomaly map of test/hole/rgb/000.png");
    FloatMap map = FloatMap.zeros(new org.blemish.core.geometry.Size(2, 2));
    FloatTiff.write(folder.resolve("hole/000.tiff"), map, map, map);
    assertThatThrownBy(() -> maps.read(SAMPLE)).hasMessageContaining("has 3 channels");
  }

  @Test
  void scoresAreReadByPathAndMissingOnesNamed() throws java.io.IOException {
    Path file = folder.resolve("scores.csv");
    Files.writeString(file, "path,label,score\n\"test/hole/rgb/000.png\",good,-1.5\n");
    ExternalScores scores = ExternalScores.read(file);
    assertThat(scores.of(SAMPLE)).isEqualTo(-1.5);
    assertThatThrownBy(() -> scores.of(sample("test/good/1.png")))
        .hasMessageContaining("no score of test/good/1.png");
    Files.writeString(file, "path,score\na,high\n");
    assertThatThrownBy(() -> ExternalScores.read(file))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("'high'");
    Files.writeString(file, "name,score\na,1\n");
    assertThatThrownBy(() -> ExternalScores.read(file)).hasMessageContaining("no column 'path'");
  }

  private ExternalMaps maps(String layout) {
    return new ExternalMaps(
        folder, new Dataset("bagel", folder, layout, List.of(), List.of(), List.of()));
  }

  private static Sample sample(String id) {
    return new Sample(
        id,
        Optional.of(Path.of(id)),
        Optional.empty(),
        Label.DEFECTIVE,
        "hole",
        List.of(),
        Optional.empty());
  }
}
