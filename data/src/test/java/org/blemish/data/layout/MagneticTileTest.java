// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MagneticTileTest {
  @TempDir Path folder;

  private void shot(String type, int exposure, int number) {
    String stem = "MT_%s/Imgs/exp%d_num_%d".formatted(type, exposure, number);
    DatasetFixtures.tree(folder, stem + ".jpg", stem + ".png");
  }

  private static Map<String, String> groups(Dataset set) {
    Map<String, String> groups = new HashMap<>();
    List<Sample> all = new ArrayList<>(set.train());
    all.addAll(set.test());
    all.forEach(sample -> groups.put(sample.id(), sample.group().orElseThrow()));
    return groups;
  }

  @Test
  void aTileWithADefectIsTestedWithAllItsShots() {
    shot("Free", 1, 1000);
    shot("Free", 2, 1015);
    shot("Blowhole", 3, 1030);
    shot("Free", 1, 1300);
    shot("Free", 2, 1320);

    Dataset set = new MagneticTile().read(folder);

    Map<String, String> groups = groups(set);
    assertThat(groups)
        .containsEntry("MT_Free/Imgs/exp1_num_1000.jpg", "num_1000")
        .containsEntry("MT_Blowhole/Imgs/exp3_num_1030.jpg", "num_1000")
        .containsEntry("MT_Free/Imgs/exp2_num_1320.jpg", "num_1300");
    assertThat(DatasetFixtures.ids(set.test()))
        .contains("MT_Free/Imgs/exp1_num_1000.jpg", "MT_Blowhole/Imgs/exp3_num_1030.jpg");
    Sample blowhole = DatasetFixtures.sample(set.test(), "MT_Blowhole/Imgs/exp3_num_1030.jpg");
    assertThat(blowhole.defectType()).isEqualTo("blowhole");
    assertThat(blowhole.masks())
        .containsExactly(folder.resolve("MT_Blowhole/Imgs/exp3_num_1030.png"));
    assertThat(set.maskEncoding()).isEqualTo(new MaskEncoding.AtLeast(128));
  }

  @Test
  void cropsOfOnePhotographAreOnePart() {
    shot("Free", 1, 116949);
    shot("Break", 2, 116961);
    shot("Free", 2, 116971);

    assertThat(groups(new MagneticTile().read(folder)).values()).containsOnly("num_116949");
  }

  @Test
  void holdsOutAboutOneGoodPartInFive() {
    for (int part = 0; part < 100; part++) {
      for (int exposure = 1; exposure <= 6; exposure++) {
        shot("Free", exposure, 1000 * part + 15 * exposure);
      }
    }
    assertThat(DatasetLayouts.detect(folder).name()).isEqualTo("magnetic-tile");

    Dataset set = DatasetLayouts.detect(folder).read(folder);

    assertThat(set.test()).hasSizeBetween(60, 180).allMatch(s -> s.label() == Label.GOOD);
    assertThat(set.test().size() % 6).isZero();
    assertThat(set.train().size() + set.test().size()).isEqualTo(600);
  }
}
