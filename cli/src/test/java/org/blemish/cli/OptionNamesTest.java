// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** An option that several commands have means the same in all of them, and has one name. */
class OptionNamesTest {
  /** Names with another kind of value in some command, and why they keep it. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "--data", "benchmark accepts several data sets with names",
          "--features", "a backbone's feature map in import, cached feature maps in train",
          "--group-by", "predict also accepts the word folder",
          "--images", "a folder in data import, their number in doctor",
          "--maps", "evaluate writes them into the folder of --output",
          "--metrics", "a file in export, names in benchmark compare",
          "--output", "a file, a folder or a run: what the command writes",
          "--product", "an id in watch, a name elsewhere");

  private record Found(String command, OptionSpec option) {}

  private static Stream<Found> options() {
    return options(Main.commandLine(), "blemish");
  }

  private static Stream<Found> options(CommandLine line, String name) {
    Stream<Found> own =
        line.getCommandSpec().options().stream()
            .filter(option -> !option.hidden())
            .map(option -> new Found(name, option));
    return Stream.concat(
        own,
        line.getSubcommands().entrySet().stream()
            .flatMap(entry -> options(entry.getValue(), name + " " + entry.getKey())));
  }

  @Test
  void optionOfSeveralCommandsHasTheSameValuesInAllOfThem() {
    Map<String, Set<String>> values = new TreeMap<>();
    options()
        .forEach(
            found ->
                List.of(found.option().names())
                    .forEach(
                        name ->
                            values
                                .computeIfAbsent(name, key -> new TreeSet<>())
                                .add(
                                    found.option().arity().max() == 0
                                        ? "none"
                                        : found.option().paramLabel())));

    Map<String, Set<String>> different = new TreeMap<>(values);
    different.values().removeIf(labels -> labels.size() == 1);
    assertThat(different.keySet()).as(different.toString()).isEqualTo(EXCEPTIONS.keySet());
  }

  @Test
  void optionsWithTheSameMeaningHaveTheSameName() {
    Map<String, Set<String>> names = new TreeMap<>();
    options()
        .forEach(
            found ->
                names
                    .computeIfAbsent(
                        String.join(" ", found.option().description()), key -> new TreeSet<>())
                    .add(found.option().longestName()));

    assertThat(names).allSatisfy((meaning, all) -> assertThat(all).as(meaning).hasSize(1));
  }
}
