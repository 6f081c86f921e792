// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.inference.Detector;
import org.blemish.spark.TinyParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDetectorsTest {
  @TempDir Path folder;

  @Test
  void tasksShareADetectorAndAnUnusedOneStaysOpenUntilOthersWereUsed() {
    ModelReference model = new ModelReference(TinyParts.model(folder).toString(), "").withDigest();
    SharedDetectors detectors = new SharedDetectors(1);

    var one = detectors.lease(model, 1);
    var two = detectors.lease(model, 1);
    Detector first = one.resource();
    assertThat(two.resource()).isSameAs(first);
    one.close();
    one.close(); // a second time counts once
    assertThat(first.model().digest()).isEqualTo(model.digest());
    assertThat(detectors.open()).isEqualTo(1);
    two.close();
    try (var again = detectors.lease(model, 1)) {
      assertThat(again.resource()).isSameAs(first);
      try (var wider = detectors.lease(model, 2)) {
        assertThat(wider.resource()).isNotSameAs(first);
      }
      assertThat(detectors.open()).isEqualTo(2);
    }
    assertThat(detectors.open()).isEqualTo(1);
  }

  @Test
  void aModelThatCannotBeOpenedIsTriedAgain() throws Exception {
    Path file = TinyParts.model(folder);
    ModelReference model = new ModelReference(file.toString(), "").withDigest();
    Path away = folder.resolve("away");
    Files.move(file, away);
    SharedDetectors detectors = new SharedDetectors(1);

    assertThatThrownBy(() -> detectors.lease(model, 1)).isInstanceOf(BlemishException.class);
    assertThat(detectors.open()).isZero();

    Files.move(away, file);
    try (var lease = detectors.lease(model, 1)) {
      assertThat(lease.resource().model().digest()).isEqualTo(model.digest());
    }
  }
}
