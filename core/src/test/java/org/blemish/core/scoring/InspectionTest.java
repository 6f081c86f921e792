// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private static Inspection timed(Map<String, Double> milliseconds) {
    return new Inspection(
        Inspection.SCHEMA,
        "part",
        "0".repeat(64),
        new Size(1, 1),
        0,
        Optional.empty(),
        Verdict.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        milliseconds);
  }

  @Test
  void stagesKeepTheirOrder() {
    List<String> stages = List.of("features", "head", "gate", "scoring", "drawing", "writing");
    Map<String, Double> milliseconds = new LinkedHashMap<>();
    stages.forEach(stage -> milliseconds.put(stage, 1.0));
    Inspection inspection = timed(milliseconds);
    milliseconds.clear();

    assertThat(inspection.milliseconds().keySet()).containsExactlyElementsOf(stages);
    assertThat(inspection.withoutMap().milliseconds().keySet()).containsExactlyElementsOf(stages);
    assertThatThrownBy(() -> inspection.milliseconds().put("head", 2.0))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
