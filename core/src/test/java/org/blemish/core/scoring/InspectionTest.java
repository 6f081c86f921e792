// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.json.Json;
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
        Optional.empty(),
        Verdict.NONE,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        milliseconds);
  }

  @Test
  void anOrdinaryMapperWritesTheSameJson() throws JsonProcessingException {
    Inspection defective =
        new Inspection(
            Inspection.SCHEMA,
            "part",
            "0".repeat(64),
            new Size(4, 3),
            7.5,
            Optional.of(new Thresholds(3, 2, 1)),
            Optional.of(new DisplayScale(0, 2)),
            Verdict.DEFECTIVE,
            Optional.of("a crack"),
            List.of(new Region(new Rectangle(1, 1, 2, 1), 2, 2, 1.5, 9, 8)),
            Optional.of(new FloatMap(4, 3, new float[12])),
            Map.of("features", 1.5));
    for (Inspection inspection : List.of(timed(Map.of()), defective)) {
      assertThat(new ObjectMapper().writeValueAsString(inspection))
          .isEqualTo(inspection.toJson())
          .isEqualTo(new ObjectMapper().writeValueAsString(inspection.withoutMap()));
    }
    assertThat(timed(Map.of()).toJson()).doesNotContain("thresholds", "reason", "display", "null");
    JsonNode json = Json.read(defective.toJson(), JsonNode.class, "line");
    assertThat(json.at("/thresholds/reject").asDouble()).isEqualTo(3);
    assertThat(json.at("/display/high").asDouble()).isEqualTo(2);
    assertThat(json.at("/reason").asText()).isEqualTo("a crack");
    assertThat(json.at("/verdict").asText()).isEqualTo("DEFECTIVE");
    assertThat(Json.read(defective.toJson(), Inspection.class, "line"))
        .isEqualTo(defective.withoutMap());
  }

  @Test
  void jsonOfEarlierVersionsHasNoDisplayScaleAndIsRead() {
    String earlier =
        """
        {"schema":1,"source":"a.png","model":"00","size":{"width":2,"height":1},"score":1.5,
         "thresholds":{"reject":2.0,"unsure":1.0,"map":3.0},"verdict":"UNSURE","reason":"blurred",
         "regions":[],"milliseconds":{"head":4.4}}
        """;
    Inspection read = Json.read(earlier, Inspection.class, "line");
    assertThat(read.display()).isEmpty();
    assertThat(read.reason()).contains("blurred");
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
