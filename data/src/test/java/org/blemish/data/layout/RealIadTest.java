// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealIadTest {
  private static final String GOOD = "OK/S0001/audiojack_0001_OK_C1_20230901.jpg";
  private static final String GOOD_TEST = "OK/S0002/audiojack_0002_OK_C1_20230901.jpg";
  private static final String BAD = "NG/QS/S0003/audiojack_0003_NG_C1_20230901.jpg";
  private static final String MASK = "NG/QS/S0003/audiojack_0003_NG_C1_20230901_mask.png";

  @TempDir Path folder;

  private Path audiojack() {
    Path root =
        DatasetFixtures.tree(folder.resolve("realiad_1024/audiojack"), GOOD, GOOD_TEST, BAD, MASK);
    DatasetFixtures.text(
        folder,
        "realiad_jsons/realiad_jsons/audiojack.json",
        """
        {"meta": {"prefix": "audiojack/", "normal_class": "OK"},
         "train": [{"category": "audiojack", "anomaly_class": "OK", "image_path": "%s", "mask_path": null}],
         "test": [{"category": "audiojack", "anomaly_class": "OK", "image_path": "%s", "mask_path": null},
                  {"category": "audiojack", "anomaly_class": "QS", "image_path": "%s", "mask_path": "%s"}]}
        """
            .formatted(GOOD, GOOD_TEST, BAD, MASK));
    return root;
  }

  @Test
  void readsItsJsonAndGroupsTheViewsOfAPart() {
    Path root = audiojack();
    assertThat(DatasetLayouts.categories(folder))
        .singleElement()
        .satisfies(
            category -> {
              assertThat(category.root()).isEqualTo(root);
              assertThat(category.layout().name()).isEqualTo("real-iad");
            });

    Dataset set = new RealIad().read(root);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly(GOOD);
    assertThat(set.train().get(0).group()).contains("OK/S0001");
    assertThat(DatasetFixtures.ids(set.test())).containsExactly(BAD, GOOD_TEST);
    Sample bad = set.test().get(0);
    assertThat(bad.defectType()).isEqualTo("QS");
    assertThat(bad.masks()).containsExactly(root.resolve(MASK));
  }

  @Test
  void namesTheEntryOfAFileThatIsMissing() {
    Path root = audiojack();
    DatasetFixtures.text(
        root,
        "audiojack.json",
        "{\"test\": [{\"anomaly_class\": \"OK\", \"image_path\": \"x.jpg\"}]}");

    assertThatThrownBy(() -> new RealIad().read(root))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("audiojack.json, test[0], image_path: no such file");
  }
}
