// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestLayoutTest {
  @TempDir Path folder;

  @BeforeEach
  void files() {
    DatasetFixtures.tree(
        folder, "img/a.png", "img/b, b.png", "img/c.png", "m1.png", "m2.png", "s.npy");
  }

  @Test
  void readsRowsInTheOrderOfIds() {
    Path csv =
        DatasetFixtures.text(
            folder,
            "manifest.csv",
            """
            \uFEFFpath,label,split,mask_path,group,scan_path
            "img/b, b.png",good,train,,lot 7,

            img/a.png,good,validation,,,s.npy
            img/c.png,scratch,test,m1.png|m2.png,,
            """);
    assertThat(DatasetLayouts.detect(folder).name()).isEqualTo("manifest");

    Dataset set = DatasetLayouts.detect(csv).read(csv);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("img/b, b.png");
    assertThat(set.train().get(0).group()).contains("lot 7");
    assertThat(set.validation().get(0).scan()).contains(folder.resolve("s.npy").toAbsolutePath());
    Sample scratch = set.test().get(0);
    assertThat(scratch.label()).isEqualTo(Label.DEFECTIVE);
    assertThat(scratch.defectType()).isEqualTo("scratch");
    assertThat(scratch.masks()).hasSize(2);
  }

  @Test
  void withoutSplitGoodSamplesTrainAndOthersTest() {
    Path csv =
        DatasetFixtures.text(folder, "list.csv", "label,path\nok,img/a.png\ndent,img/c.png\n");

    Dataset set = new ManifestLayout().read(csv);

    assertThat(DatasetFixtures.ids(set.train())).containsExactly("img/a.png");
    assertThat(DatasetFixtures.ids(set.test())).containsExactly("img/c.png");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "img/missing.png,good,train,;     line 3, column path: no such file",
        "img/c.png,dent,test,nomask.png; line 3, column mask_path: no such file",
        "img/c.png,dent,train,;           line 3, column label: 'dent' in split train",
        "img/c.png,good,trian,;           line 3, column split: 'trian'",
        "img/c.png,,test,;                line 3, column label: empty",
        "img/a.png,good,test,;            line 3, column path: already listed in line 2",
        "',good,test,';                   line 3, column path: neither",
        "img/c.png,good;                  line 3: 2 cells",
      })
  void namesLineAndColumn(String row, String expected) {
    Path csv =
        DatasetFixtures.text(
            folder, "m.csv", "path,label,split,mask_path\nimg/a.png,good,train,\n" + row + "\n");

    assertThatThrownBy(() -> new ManifestLayout().read(csv))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("m.csv, " + expected);
  }

  @Test
  void namesAMissingColumn() {
    Path csv = DatasetFixtures.text(folder, "m.csv", "file,label\nimg/a.png,good\n");

    assertThatThrownBy(() -> new ManifestLayout().read(csv))
        .hasMessageContaining("line 1: no column 'path'")
        .hasMessageContaining("[file, label]");
  }

  @Test
  void readsTablesWithSemicolons() {
    Path csv = DatasetFixtures.text(folder, "m.csv", "path;label;split\nimg/a.png;good;train\n");

    assertThat(DatasetFixtures.ids(new ManifestLayout().read(csv).train()))
        .containsExactly("img/a.png");
  }
}
