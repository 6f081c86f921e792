// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.json.Json;
import org.blemish.core.part.PartMask;
import org.blemish.core.tensor.Safetensors;
import org.blemish.core.tensor.Tensor;

/**
 * Converts a decision rule to files: settings and thresholds to JSON, statistics of good images to
 * tensors. For term i, {@code i.moments} holds score centre and scale, map centre and scale; {@code
 * i.shift} and {@code i.scale}, {@code [h, w]}, hold the standardisation, if the term has one.
 * {@code range} holds floor and ceiling. Equal rules give equal bytes, and a rule that was read
 * back gives the same scores to the last bit.
 */
public final class DecisionRuleFormat {
  private DecisionRuleFormat() {}

  private record DecisionRuleJson(
      ScoringSettings settings, Optional<PartMask> part, Optional<Calibration> calibration) {}

  /** The content of {@code scoring.json}. */
  public static byte[] json(DecisionRule rule) {
    return Json.bytes(
        new DecisionRuleJson(rule.scoring().settings(), rule.scoring().part(), rule.calibration()));
  }

  /** The content of {@code scoring.safetensors}. */
  public static byte[] tensors(DecisionRule rule) {
    Scoring scoring = rule.scoring();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("range", Tensor.of(new float[] {scoring.floor(), scoring.ceiling()}, 2));
    for (int i = 0; i < scoring.statistics().size(); i++) {
      TermStatistics term = scoring.statistics().get(i);
      float[] moments = {term.scoreCentre(), term.scoreScale(), term.mapCentre(), term.mapScale()};
      tensors.put(i + ".moments", Tensor.of(moments, 4));
      put(tensors, i + ".shift", term.shift());
      put(tensors, i + ".scale", term.scale());
    }
    return Safetensors.write(tensors);
  }

  private static void put(Map<String, Tensor> tensors, String name, Optional<FloatMap> map) {
    map.ifPresent(m -> tensors.put(name, Tensor.of(m.values(), m.height(), m.width())));
  }

  /**
   * @param json content of {@code scoring.json}
   * @param tensors content of {@code scoring.safetensors}
   * @param where the model file, for errors
   * @throws BlemishException if they are not well-formed or do not match
   */
  public static DecisionRule read(byte[] json, byte[] tensors, String where) {
    DecisionRuleJson text = Json.read(json, DecisionRuleJson.class, where + ", scoring.json");
    String name = where + ", scoring.safetensors";
    Map<String, Tensor> read = Safetensors.read(tensors, name);
    try {
      return new DecisionRule(scoring(text.settings(), text.part(), read), text.calibration());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BlemishException(name + ": " + e.getMessage(), e);
    }
  }

  private static Scoring scoring(
      ScoringSettings settings, Optional<PartMask> part, Map<String, Tensor> tensors) {
    List<TermStatistics> statistics = new ArrayList<>();
    for (int i = 0; i < settings.terms().size(); i++) {
      float[] moments = vector(tensors, i + ".moments", 4);
      boolean standardised = settings.terms().get(i).standardise() != Standardise.NONE;
      statistics.add(
          new TermStatistics(
              standardised ? Optional.of(map(tensors, i + ".shift")) : Optional.empty(),
              standardised ? Optional.of(map(tensors, i + ".scale")) : Optional.empty(),
              moments[0],
              moments[1],
              moments[2],
              moments[3]));
    }
    float[] range = vector(tensors, "range", 2);
    return new Scoring(settings, statistics, range[0], range[1], part);
  }

  private static float[] vector(Map<String, Tensor> tensors, String name, int length) {
    Tensor tensor = get(tensors, name);
    if (tensor.shape().length != 1 || tensor.size(0) != length) {
      throw new IllegalArgumentException("tensor %s must hold %d values".formatted(name, length));
    }
    return tensor.values();
  }

  private static FloatMap map(Map<String, Tensor> tensors, String name) {
    Tensor tensor = get(tensors, name);
    if (tensor.shape().length != 2) {
      throw new IllegalArgumentException("tensor " + name + " must have the shape [h, w]");
    }
    return new FloatMap(tensor.size(1), tensor.size(0), tensor.values());
  }

  private static Tensor get(Map<String, Tensor> tensors, String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor " + name + " is missing");
    }
    if (!IntStream.range(0, tensor.values().length)
        .allMatch(i -> Float.isFinite(tensor.values()[i]))) {
      throw new IllegalArgumentException("tensor " + name + " holds values that are not finite");
    }
    return tensor;
  }
}
