// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.preparation.Preparation;
import org.blemish.inference.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SharedGraphsTest {
  @TempDir Path folder;

  private Path write(String name, Size size) {
    Path file = folder.resolve(name);
    TinyModel.ofBlocks(Preparation.stretched(size)).write(file);
    return file;
  }

  private static OnnxModel graph(Model model) {
    return model.backbone().orElseThrow().graph();
  }

  @Test
  void thirtyModelsWithOneBackboneHoldItsBytesOnce() {
    List<Model> models = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      models.add(Model.read(write(i + ".blemish", new Size(64, 8 * (i + 1)))));
    }
    assertThat(models)
        .allSatisfy(
            model -> assertThat(graph(model).bytes()).isSameAs(graph(models.get(0)).bytes()));
    assertThat(models.stream().map(Model::digest).distinct()).hasSize(30);
    assertThat(graph(models.get(0)).bytes()).isEqualTo(TinyModel.blocks(0).graph().bytes());
  }

  @Test
  void anotherBackboneIsNotShared() {
    Path file = folder.resolve("features.blemish");
    TinyModel.ofFeatures(Preparation.stretched(new Size(64, 64))).write(file);
    Model blocks = Model.read(write("blocks.blemish", new Size(64, 64)));

    assertThat(graph(Model.read(file)).bytes()).isNotEqualTo(graph(blocks).bytes());
  }

  /** What another model holds says nothing about this file. */
  @Test
  void aDamagedBackboneIsRefusedAlsoIfItsGraphIsShared() throws IOException {
    Path whole = write("whole.blemish", new Size(64, 64));
    Path damaged = write("damaged.blemish", new Size(64, 64));
    Model held = Model.read(whole);
    byte[] bytes = Files.readAllBytes(damaged);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String graph = new String(graph(held).bytes(), StandardCharsets.ISO_8859_1);
    bytes[text.indexOf(graph) + graph.length() / 2] ^= 1;
    Files.write(damaged, bytes);

    assertThatThrownBy(() -> Model.read(damaged))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("entry backbone.onnx: does not have the SHA-256");
  }

  @Test
  @Timeout(120)
  void theGraphIsReleasedWithTheLastModel() throws InterruptedException {
    Path file = write("model.blemish", new Size(64, 64));
    String sha256;
    try (ModelFile opened = ModelFile.open(file)) {
      sha256 = opened.digest(ModelEntry.BACKBONE).sha256();
    }
    SharedGraphs graphs = new SharedGraphs();
    WeakReference<OnnxModel> released =
        new WeakReference<>(graphs.get(sha256, () -> TinyModel.blocks(0).graph()));
    while (released.get() != null) {
      System.gc();
      Thread.sleep(10);
    }
    assertThat(graphs.get(sha256)).isEmpty();
    OnnxModel again = TinyModel.blocks(0).graph();
    assertThat(graphs.get(sha256, () -> again)).isSameAs(again);
    assertThat(graphs.get(sha256)).containsSame(again);
  }
}
