// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationFolderTest {
  @TempDir Path folder;

  @Test
  void anEarlierEvaluationIsReplacedAsAWhole() throws IOException {
    write("metrics.json", "old");
    write("maps/test/dent/0.tiff", "old");
    write("mistakes/0.jpg", "old");
    write("notes.txt", "mine");

    try (EvaluationFolder evaluation = EvaluationFolder.open(folder)) {
      Files.writeString(evaluation.files().resolve("metrics.json"), "new");
      Files.writeString(evaluation.files().resolve("scores.csv"), "new");
      evaluation.publish();
    }

    assertThat(names()).containsExactly("metrics.json", "notes.txt", "scores.csv");
    assertThat(folder.resolve("metrics.json")).hasContent("new");
  }

  @Test
  void anEvaluationThatFailsChangesNothing() throws IOException {
    write("metrics.json", "old");
    write("scores.csv", "old");

    try (EvaluationFolder evaluation = EvaluationFolder.open(folder)) {
      Files.writeString(evaluation.files().resolve("metrics.json"), "new");
    }

    assertThat(names()).containsExactly("metrics.json", "scores.csv");
    assertThat(folder.resolve("metrics.json")).hasContent("old");
  }

  @Test
  void filesThatNoEvaluationHasWrittenAreNotReplaced() throws IOException {
    write("report.html", "of a training");

    assertThatThrownBy(() -> EvaluationFolder.open(folder))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("holds report.html")
        .hasMessageContaining("choose another folder");
    assertThat(names()).containsExactly("report.html");
  }

  @Test
  void whatAnInterruptedEvaluationLeftIsReplaced() throws IOException {
    write(".evaluation-1.part/metrics.json", "killed");
    write("maps/0.tiff", "moved before the kill");

    try (EvaluationFolder evaluation = EvaluationFolder.open(folder)) {
      Files.writeString(evaluation.files().resolve("metrics.json"), "new");
      evaluation.publish();
    }

    assertThat(names()).containsExactly("metrics.json");
  }

  @Test
  void aLinkToOtherFilesIsRemovedWithoutThem(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("0.tiff"), "mine");
    write("metrics.json", "old");
    Files.createSymbolicLink(folder.resolve("maps"), elsewhere);

    try (EvaluationFolder evaluation = EvaluationFolder.open(folder)) {
      Files.writeString(evaluation.files().resolve("metrics.json"), "new");
      evaluation.publish();
    }

    assertThat(names()).containsExactly("metrics.json");
    assertThat(elsewhere.resolve("0.tiff")).exists();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
