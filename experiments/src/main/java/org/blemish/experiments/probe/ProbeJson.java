// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.synthetic.DefectContrast;
import org.blemish.data.synthetic.DefectSize;
import org.blemish.data.synthetic.SyntheticDefectKind;
import org.blemish.evaluation.metrics.MetricKey;

/** The counts of a probe by kind, size and contrast as JSON. */
final class ProbeJson {
  private static final int SCHEMA = 1;

  private ProbeJson() {}

  static byte[] of(ProbeResult result, ProbedModel subject) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("schema", SCHEMA);
    json.put("model", subject.model().digest());
    json.put("product", subject.model().metadata().product());
    json.put("method", subject.model().metadata().method());
    json.put("modality", subject.model().metadata().modality());
    json.put("images", subject.imageSource());
    json.put("unseen", subject.unseen());
    json.put("thresholds", subject.calibration().thresholds());
    json.put("per_cell", result.plan().perSpec());
    json.put("seed", result.plan().seed());
    Map<String, Object> good = new LinkedHashMap<>();
    good.put("parts", result.parts().size());
    good.put("defective", result.parts(Verdict.DEFECTIVE));
    good.put("unsure", result.parts(Verdict.UNSURE));
    json.put("good", good);
    json.put("kinds", result.kinds().stream().map(kind -> kind(result, kind)).toList());
    return Json.bytes(json);
  }

  private static Map<String, Object> kind(ProbeResult result, SyntheticDefectKind kind) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind.title());
    put(json, result.counts(kind));
    result.auroc(kind).ifPresent(auroc -> json.put(MetricKey.IMAGE_AUROC.name(), auroc));
    List<Map<String, Object>> cells = new ArrayList<>();
    for (DefectSize size : DefectSize.values()) {
      for (DefectContrast contrast : DefectContrast.values()) {
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("size", size.title());
        cell.put("contrast", contrast.title());
        put(cell, result.counts(kind, size, contrast));
        cells.add(cell);
      }
    }
    json.put("cells", cells);
    return json;
  }

  private static void put(Map<String, Object> json, DetectionCounts counts) {
    json.put("painted", counts.total());
    json.put("found", counts.found());
    json.put("unsure", counts.unsure());
    json.put("localised", counts.localised());
  }
}
