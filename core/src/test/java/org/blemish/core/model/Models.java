// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.json.Json;
import org.blemish.core.scoring.Judge;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;

/** A small model for tests. */
final class Models {
  static final Facts FACTS =
      new Facts(
          "screw",
          "patchcore",
          "rgb",
          Optional.of("efficientnet-lite0"),
          Json.tree(Map.of("share", 0.1, "bank", 1000)),
          280,
          Optional.of("ab".repeat(32)),
          Optional.of(7L),
          Map.of("blemish", "0.1.0", "onnxruntime", "1.28.0"),
          Optional.of(3e-6));

  private static final Scoring SCORING =
      Scoring.fit(ScoringSettings.published("distance", new Reduction.Mean()), List.of());

  static final Judge UNCALIBRATED = Judge.uncalibrated(SCORING);

  static final Judge CALIBRATED = Judge.calibrated(SCORING, List.of(raw(1), raw(2), raw(3)));

  private Models() {}

  private static RawMaps raw(float value) {
    return RawMaps.of(
        Map.of("distance", new FloatMap(1, 1, new float[] {value})),
        Geometry.stretched(new Size(4, 4), new Size(4, 4)));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Map<Entry, Content> others() {
    Map<Entry, Content> others = new EnumMap<>(Entry.class);
    others.put(Entry.PIPELINE, Content.of(text("{}")));
    others.put(Entry.BACKBONE_DESCRIPTOR, Content.of(text("{\"name\":\"b\"}")));
    others.put(Entry.BACKBONE, Content.of(text("backbone graph")));
    others.put(Entry.HEAD, Content.of(text("head graph")));
    return others;
  }

  static String write(Path path) {
    return ModelWriter.write(path, FACTS, UNCALIBRATED, others());
  }
}
