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
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.core.scoring.Scoring;
import org.blemish.core.scoring.ScoringSettings;

/** A small model for tests. */
final class ModelFileFixtures {
  static final ModelMetadata METADATA =
      new ModelMetadata(
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

  static final DecisionRule UNCALIBRATED_RULE = DecisionRule.uncalibrated(SCORING);

  static final DecisionRule CALIBRATED_RULE =
      DecisionRule.calibrated(SCORING, List.of(raw(1), raw(2), raw(3)));

  private ModelFileFixtures() {}

  private static RawMaps raw(float value) {
    return RawMaps.of(
        Map.of("distance", new FloatMap(1, 1, new float[] {value})),
        Geometry.stretched(new Size(4, 4), new Size(4, 4)));
  }

  static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Map<ModelEntry, EntryContent> others() {
    Map<ModelEntry, EntryContent> others = new EnumMap<>(ModelEntry.class);
    others.put(ModelEntry.PIPELINE, EntryContent.of(text("{}")));
    others.put(ModelEntry.BACKBONE_DESCRIPTOR, EntryContent.of(text("{\"name\":\"b\"}")));
    others.put(ModelEntry.BACKBONE, EntryContent.of(text("backbone graph")));
    others.put(ModelEntry.HEAD, EntryContent.of(text("head graph")));
    return others;
  }

  static String write(Path path) {
    return ModelWriter.write(path, METADATA, UNCALIBRATED_RULE, others());
  }
}
