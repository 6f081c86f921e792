// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;

/**
 * A table of trainings as JSON lines. Each line has a {@code name}, and {@code train} (with or
 * without {@code evaluate}) or {@code benchmark}, which are arrays of the command's arguments. With
 * {@code each}, an object of options and their values, a line stands for one training for each
 * combination of values:
 *
 * <pre>{@code
 * {"name": "screw", "train": ["--data", "/data/screw"], "evaluate": ["--data", "/data/screw"]}
 * {"name": "mvtec", "benchmark": ["--data", "/data/mvtec"],
 *  "each": {"--categories": ["screw", "nut"], "--methods": ["ast", "patchcore"]}}
 * }</pre>
 *
 * (The second line is broken here only.) The four trainings of the second line are {@code
 * mvtec-screw-ast} and so on.
 */
public final class TrainingTable {
  private TrainingTable() {}

  private record Line(
      String name,
      Optional<List<String>> train,
      Optional<List<String>> evaluate,
      Optional<List<String>> benchmark,
      Optional<Map<String, List<String>>> each) {}

  /** Values of options, and the name that they give to a training. */
  private record Combination(String name, List<String> arguments) {
    Combination with(String option, String value) {
      List<String> more = new ArrayList<>(arguments);
      more.addAll(List.of(option, value));
      return new Combination(name + "-" + value.replaceAll("[^\\w.-]", "_"), more);
    }
  }

  /**
   * Reads a table. Empty lines are left out.
   *
   * @param where the lines are from, for messages
   * @throws BlemishException naming the line that is wrong; or if two trainings have the same name,
   *     or there is none
   */
  public static List<Training> read(List<String> lines, String where) {
    List<Training> trainings = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        trainings.addAll(trainings(lines.get(i), "%s, line %d".formatted(where, i + 1)));
      }
    }
    if (trainings.isEmpty()) {
      throw new BlemishException(
          where + " is empty: expected one training in each line, as an object of JSON");
    }
    Set<String> names = new HashSet<>();
    for (Training training : trainings) {
      if (!names.add(training.name())) {
        throw new BlemishException(
            "%s: two trainings have the name %s: give each its own"
                .formatted(where, training.name()));
      }
    }
    return List.copyOf(trainings);
  }

  private static List<Training> trainings(String text, String where) {
    Line line = Json.read(text, Line.class, where);
    try {
      return trainings(line);
    } catch (BlemishException e) {
      throw new BlemishException(where + ": " + e.getMessage(), e);
    }
  }

  private static List<Training> trainings(Line line) {
    List<Combination> all = List.of(new Combination(line.name(), List.of()));
    // In the order of the options' names: the order of JSON keys has no meaning.
    for (var option : new TreeMap<>(line.each().orElse(Map.of())).entrySet()) {
      if (option.getValue().isEmpty()) {
        throw new BlemishException(
            "\"each\" has no value of %s: expected at least one".formatted(option.getKey()));
      }
      all =
          all.stream()
              .flatMap(
                  combination ->
                      option.getValue().stream()
                          .map(value -> combination.with(option.getKey(), value)))
              .toList();
    }
    return all.stream().map(combination -> training(line, combination)).toList();
  }

  private static Training training(Line line, Combination combination) {
    return new Training(
        combination.name(),
        line.train().map(arguments -> joined(arguments, combination)).orElse(List.of()),
        line.evaluate().orElse(List.of()),
        line.benchmark().map(arguments -> joined(arguments, combination)).orElse(List.of()));
  }

  private static List<String> joined(List<String> arguments, Combination combination) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(combination.arguments());
    return all;
  }
}
