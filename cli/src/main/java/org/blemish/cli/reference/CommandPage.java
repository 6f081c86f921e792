// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What the help of one command says, for pages of any format.
 *
 * @param name with the names of the commands above it
 */
record CommandPage(String name, CommandLine line) {
  /** An option or a parameter with its description. */
  record Argument(String label, String description) {}

  /** First line of the description. */
  String summary() {
    return String.join(" ", description());
  }

  List<String> description() {
    return Arrays.asList(spec().usageMessage().description());
  }

  /** How the command is called, on one line. */
  String synopsis() {
    return line.getHelp().synopsis(0).replaceAll("\\s+", " ").strip();
  }

  /** Parameters, then options by name; hidden ones are left out. */
  List<Argument> arguments() {
    List<Argument> all =
        new ArrayList<>(
            spec().positionalParameters().stream()
                .filter(parameter -> !parameter.hidden())
                .map(parameter -> new Argument(parameter.paramLabel(), text(parameter)))
                .toList());
    spec().options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(option -> all.add(new Argument(label(option), text(option))));
    return all;
  }

  /** Paragraphs after the options. */
  List<String> footer() {
    return Arrays.stream(spec().usageMessage().footer()).filter(text -> !text.isBlank()).toList();
  }

  /** Exit codes that the command lists. */
  List<String> exitCodes() {
    return spec().usageMessage().exitCodeList().entrySet().stream()
        .map(code -> code.getKey() + ": " + code.getValue())
        .toList();
  }

  private static String label(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.typeInfo().isBoolean() || option.arity().max() == 0
        ? names
        : names + " " + option.paramLabel();
  }

  private static String text(ArgSpec argument) {
    String text = String.join(" ", argument.description());
    return String.format(Locale.ROOT, "%s", text).strip();
  }

  private CommandSpec spec() {
    return line.getCommandSpec();
  }
}
