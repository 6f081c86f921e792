// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Random;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that another program overwrites or replaces while they are open. */
class ReplacedModelFileTest {
  private static final int LENGTH = 3 << 20;

  @TempDir Path folder;
  private Path path;
  private Path other;

  @BeforeEach
  void writeTwoModelsOfOneLength() {
    path = folder.resolve("model.blemish");
    other = folder.resolve("new.blemish");
    write(path, 1);
    write(other, 2);
  }

  private static byte[] graph(int seed) {
    byte[] graph = new byte[LENGTH];
    new Random(seed).nextBytes(graph);
    return graph;
  }

  private static void write(Path target, int seed) {
    Map<ModelEntry, EntryContent> others = ModelFileFixtures.others();
    others.put(ModelEntry.BACKBONE, EntryContent.of(graph(seed)));
    ModelWriter.write(
        target, ModelFileFixtures.METADATA, ModelFileFixtures.UNCALIBRATED_RULE, others);
  }

  /** As {@code cp new model} does: the file keeps its inode and has the new bytes. */
  private void overwriteInPlace() throws IOException {
    Files.write(path, Files.readAllBytes(other));
  }

  @Test
  void bytesThatWereReadStayValidAfterTheFileIsCutShortAndClosed() throws IOException {
    ByteBuffer bytes;
    try (ModelFile model = ModelFile.open(path)) {
      bytes = model.bytes(ModelEntry.BACKBONE);
      Files.write(path, new byte[0]);
    }
    assertThat(bytes).isEqualTo(ByteBuffer.wrap(graph(1)));
  }

  @Test
  void anEntryOfAFileThatBecameShorterIsRefused() throws IOException {
    try (ModelFile model = ModelFile.open(path)) {
      Files.write(path, new byte[100]);

      assertThatThrownBy(() -> model.bytes(ModelEntry.BACKBONE))
          .isInstanceOf(BlemishException.class)
          .hasMessage(
              path
                  + ", entry backbone.onnx: cannot be read: the file became shorter while it was"
                  + " open: open it again once it is complete");
      assertThatThrownBy(model::verify)
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith(path.toString())
          .hasMessageContaining("the file became shorter while it was open");
    }
  }

  @Test
  void anEntryOfAnotherVersionIsRefusedAndUnchangedOnesAreRead() throws IOException {
    try (ModelFile model = ModelFile.open(path)) {
      overwriteInPlace();

      assertThat(model.array(ModelEntry.HEAD)).isEqualTo(ModelFileFixtures.text("head graph"));
      assertThatThrownBy(() -> model.array(ModelEntry.BACKBONE))
          .isInstanceOf(BlemishException.class)
          .hasMessageStartingWith(path + ", entry backbone.onnx: does not have the SHA-256")
          .hasMessageContaining("open it again if it was just replaced");
      assertThatThrownBy(() -> model.verify(ModelEntry.BACKBONE))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("does not have the SHA-256");
    }
    try (ModelFile model = ModelFile.open(path)) {
      assertThat(model.array(ModelEntry.BACKBONE)).isEqualTo(graph(2));
    }
  }

  @Test
  void aChangedCopyOfAnOverwrittenModelIsNotWritten() throws IOException {
    Path target = folder.resolve("changed.blemish");
    try (ModelFile model = ModelFile.open(path)) {
      overwriteInPlace();

      assertThatThrownBy(
              () -> ModelWriter.changed(model, ModelFileFixtures.CALIBRATED_RULE, Map.of(), target))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("backbone.onnx: does not have the SHA-256");
    }
    assertThat(target).doesNotExist();
  }

  @Test
  void aFileThatIsReplacedAsAWholeIsReadInItsOldVersion() throws IOException {
    try (ModelFile model = ModelFile.open(path)) {
      Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);

      model.verify();
      assertThat(model.array(ModelEntry.BACKBONE)).isEqualTo(graph(1));
    }
  }
}
