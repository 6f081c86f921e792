// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.experiments.benchmark.job.JobSettings;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import picocli.CommandLine.Option;

/** Options {@code --backbone}, {@code --config} and {@code --set}: settings of a training. */
public final class SettingsOptions {
  @Option(
      names = "--backbone",
      paramLabel = "NAME",
      description = "Embedded backbone, or the folder of an imported one.")
  private Optional<String> backbone = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file whose settings replace those of the preset.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any single setting, such as ast.teacher.epochs=20; can be repeated.")
  private List<String> set = List.of();

  /** The settings as all jobs of a benchmark share them. */
  public JobSettings jobSettings() {
    return new JobSettings(config.map(Path::toString), backbone, set);
  }

  /**
   * The configuration of one training.
   *
   * @param others settings of other options, which {@code --set} may change
   */
  public Configuration configuration(String preset, List<Setting> others) {
    List<Setting> all = new ArrayList<>(others);
    backbone.ifPresent(name -> all.add(Setting.of("backbone.name", name)));
    all.addAll(Setting.parse(set));
    return Configuration.of(preset, config, all);
  }
}
