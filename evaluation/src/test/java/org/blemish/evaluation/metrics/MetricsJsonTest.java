// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsJsonTest {
  private final ObjectMapper mapper = new ObjectMapper();
  private final Metrics metrics =
      new Metrics(
          new Metrics.Counts(5, 7, 12),
          Map.of("image_auroc", 0.25),
          Map.of("image_auroc", new Interval(0.125, 0.5)),
          Map.of("crack", Map.of("au_pro_0.3", 0.75)),
          Map.of("pixel_auroc", "needs masks"));

  @Test
  void metricsAreTopLevelKeys() throws JsonProcessingException {
    assertThat(mapper.writeValueAsString(metrics))
        .isEqualTo(
            """
            {"image_auroc":0.25,"images":{"good":5,"defective":7,"with_maps":12},\
            "intervals":{"image_auroc":[0.125,0.5]},"by_defect":{"crack":{"au_pro_0.3":0.75}},\
            "absent":{"pixel_auroc":"needs masks"}}""");
  }

  @Test
  void readingSkipsUnknownKeys() throws JsonProcessingException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", "ast");
    json.putAll(metrics.json());
    json.put("seconds", Map.of("maps", 1.5));
    Metrics read = mapper.readValue(mapper.writeValueAsString(json), Metrics.class);
    assertThat(read).isEqualTo(metrics);
    assertThat(read.value("image_auroc")).hasValue(0.25);
    assertThat(read.value("pixel_auroc")).isEmpty();
  }
}
