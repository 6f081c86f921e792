// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.inference.TinyModel;
import org.blemish.server.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenModelsTest {
  @TempDir private Path folder;

  private List<String> models(ModelFiles files, int count) {
    List<String> digests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path draft = files.draft();
      Fixtures.imageModel(draft, i + 1);
      digests.add(files.adopt(draft));
    }
    return digests;
  }

  @Test
  void leastRecentlyUsedModelIsClosedFirst() throws Exception {
    ModelFiles files = new ModelFiles(folder);
    List<String> digests = models(files, 3);
    long bytes = Files.size(files.path(digests.get(0)));
    try (OpenModels one = new OpenModels(files, 1, TinyModel.ONE_THREAD)) {
      one.lease(digests.get(0)).close();
      one.lease(digests.get(1)).close();
      assertThat(one.digests()).containsExactly(digests.get(1));
    }
    try (OpenModels all = new OpenModels(files, 100 * bytes, TinyModel.ONE_THREAD)) {
      digests.forEach(digest -> all.lease(digest).close());
      assertThat(all.digests()).hasSize(3);
    }
  }

  @Test
  void modelInUseStaysOpenAfterItWasReplaced() {
    ModelFiles files = new ModelFiles(folder);
    List<String> digests = models(files, 2);
    try (OpenModels open = new OpenModels(files, 1, TinyModel.ONE_THREAD);
        OpenModels.Lease first = open.lease(digests.get(0))) {
      open.lease(digests.get(1)).close();

      assertThat(open.digests()).containsExactly(digests.get(1));
      assertThat(first.detector().inspect(Images.read(Fixtures.goodImage(1), "a")).score())
          .isFinite();
    }
  }

  @Test
  void missingModelIsAnErrorEachTime() {
    try (OpenModels open = new OpenModels(new ModelFiles(folder), 1, TinyModel.ONE_THREAD)) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> open.lease("f".repeat(64)))
            .isInstanceOf(BlemishException.class)
            .hasMessageContaining("no such model file");
      }
    }
  }
}
