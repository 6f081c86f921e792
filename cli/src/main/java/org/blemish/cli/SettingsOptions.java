// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.training.config.Configuration;
import picocli.CommandLine.Option;

/** Settings over a preset, for whatever trains. */
final class SettingsOptions {
  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "Embedded backbone, or the folder of an imported one.")
  private Optional<String> backbone = Optional.empty();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any single setting, such as ast.teacher.epochs=20; can be repeated.")
  private List<String> set = List.of();

  Optional<String> backbone() {
    return backbone;
  }

  Optional<Path> config() {
    return config;
  }

  List<String> set() {
    return set;
  }

  /**
   * The preset with all of it laid over.
   *
   * @param before settings, {@code key=value}, that {@code --set} may change again
   * @param after settings that it may not
   */
  Configuration configuration(String preset, List<String> before, List<String> after) {
    List<String> all = new ArrayList<>(before);
    backbone.ifPresent(name -> all.add("backbone.name='" + name.replace("'", "''") + "'"));
    all.addAll(set);
    all.addAll(after);
    return Configuration.of(preset, config, all);
  }
}
