// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Label;
import org.blemish.data.MaskEncoding;
import org.blemish.data.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileTest {
  @TempDir private Path folder;

  private LabelFile read(String text) throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, text);
    return LabelFile.read(file);
  }

  private static Sample sample(String id, Label label, String type) {
    List<Path> masks = label == Label.GOOD ? List.of() : List.of(Path.of("mask.png"));
    return new Sample(
        id, Optional.of(Path.of(id)), Optional.empty(), label, type, masks, Optional.empty());
  }

  private Dataset dataset() {
    return new Dataset(
        "bracket",
        folder,
        "plain",
        List.of(sample("train/good/0.png", Label.GOOD, "good")),
        List.of(),
        List.of(
            sample("test/good/0.png", Label.GOOD, "good"),
            sample("test/dent/1.png", Label.DEFECTIVE, "dent"),
            sample("test/dent/2.png", Label.DEFECTIVE, "dent")),
        new MaskEncoding.ByContent());
  }

  @Test
  void theGivenLabelsReplaceThoseOfTheTestImages() throws IOException {
    Dataset corrected =
        read("""
        path,label,defect_type,note
        test/good/0.png,defective,,"a scratch, really"
        test/dent/1.png,good,,
        test/dent/2.png,defective,crack,
        """)
            .apply(dataset());

    assertThat(corrected.test())
        .extracting(Sample::label, Sample::defectType, s -> s.masks().size())
        .containsExactly(
            tuple(Label.DEFECTIVE, "defective", 0),
            tuple(Label.GOOD, "good", 0),
            tuple(Label.DEFECTIVE, "crack", 1));
    assertThat(corrected.train()).isEqualTo(dataset().train());
  }

  @Test
  void aNoteAloneChangesNothing() throws IOException {
    Dataset same = read("path,label,note\ntest/good/0.png,,look again\n").apply(dataset());
    assertThat(same).isEqualTo(dataset());
  }

  @Test
  void defectiveFilesStartFromTheGivenFolder() throws IOException {
    LabelFile labels = read("path,label\na/1.png,defective\na/2.png,good\nb/3.png,Defective\n");
    assertThat(labels.files(Path.of("data"), Label.DEFECTIVE))
        .containsExactly(Path.of("data/a/1.png"), Path.of("data/b/3.png"));
  }

  @Test
  void wrongFilesAreRefusedWithLineAndReason() {
    assertThatThrownBy(() -> read("path,label\nx.png,bad\n"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("labels.csv")
        .hasMessageContaining("'bad'; expected good, defective or nothing");
    assertThatThrownBy(() -> read("path,label\nx.png,good\nx.png,defective\n"))
        .hasMessageContaining("x.png is there twice");
    assertThatThrownBy(() -> read("path,label\nother.png,good\n").apply(dataset()))
        .hasMessageContaining("other.png is no test image")
        .hasMessageContaining("1 of 1");
  }
}
