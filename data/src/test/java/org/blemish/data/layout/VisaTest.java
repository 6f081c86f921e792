// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisaTest {
  private static final String ROWS =
      """
      object,split,label,image,mask
      candle,train,normal,candle/Data/Images/Normal/0836.JPG,
      candle,test,normal,candle/Data/Images/Normal/0001.JPG,
      candle,test,anomaly,candle/Data/Images/Anomaly/000.JPG,candle/Data/Masks/Anomaly/000.png
      capsules,train,normal,capsules/Data/Images/Normal/000.JPG,
      """;

  @TempDir Path folder;
  private Path candle;

  @BeforeEach
  void tree() {
    candle =
        DatasetFixtures.tree(
            folder.resolve("candle"),
            "image_anno.csv",
            "Data/Images/Normal/0836.JPG",
            "Data/Images/Normal/0001.JPG",
            "Data/Images/Anomaly/000.JPG",
            "Data/Masks/Anomaly/000.png");
    DatasetFixtures.tree(folder, "capsules/Data/Images/Normal/000.JPG");
  }

  @Test
  void readsTheRowsOfItsObject() {
    DatasetFixtures.text(folder, "split_csv/1cls.csv", ROWS);

    assertThat(DatasetLayouts.categories(folder))
        .extracting(Category::name, category -> category.layout().name())
        .containsExactly(tuple("candle", "visa"), tuple("capsules", "visa"));
    Dataset set = DatasetLayouts.detect(candle).read(candle);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("Data/Images/Normal/0836.JPG");
    assertThat(DatasetFixtures.ids(set.test()))
        .containsExactly("Data/Images/Anomaly/000.JPG", "Data/Images/Normal/0001.JPG");
    Sample anomaly = set.test().get(0);
    assertThat(anomaly.defectType()).isEqualTo("anomaly");
    assertThat(anomaly.masks()).containsExactly(candle.resolve("Data/Masks/Anomaly/000.png"));
  }

  @Test
  void namesTheLineOfAFileThatIsMissing() {
    DatasetFixtures.text(
        folder,
        "split_csv/1cls.csv",
        ROWS + "candle,test,normal,candle/Data/Images/Normal/9.JPG,\n");

    assertThatThrownBy(() -> new Visa().read(candle))
        .hasMessageContaining("1cls.csv, line 6, column image: no such file");
  }

  @Test
  void refusesAnImageThatIsListedTwice() {
    DatasetFixtures.text(
        folder,
        "split_csv/1cls.csv",
        ROWS + "candle,test,normal,candle/Data/Images/Normal/0836.JPG,\n");

    assertThatThrownBy(() -> new Visa().read(candle))
        .hasMessageContaining("Data/Images/Normal/0836.JPG is listed twice");
  }

  @Test
  void namesTheSplitFileThatIsMissing() {
    assertThatThrownBy(() -> new Visa().read(candle)).hasMessageContaining("split_csv/1cls.csv");
  }
}
