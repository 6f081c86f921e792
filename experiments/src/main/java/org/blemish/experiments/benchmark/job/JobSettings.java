// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Methods;

/**
 * Training settings that all jobs of a benchmark share.
 *
 * @param config YAML file whose settings replace those of the preset
 * @param backbone name of an embedded backbone, or folder of an imported one
 * @param set single settings, {@code key=value}
 */
public record JobSettings(Optional<String> config, Optional<String> backbone, List<String> set) {
  public JobSettings {
    set = List.copyOf(set);
  }

  /**
   * The configuration of one training. The settings of an ablation override all others.
   *
   * @throws org.blemish.core.BlemishException if a setting cannot be read
   */
  Configuration configuration(MethodSetup setup, long seed, int threads) {
    List<Setting> all = new ArrayList<>();
    all.add(Setting.of("method", setup.method()));
    all.add(Setting.of("modality", setup.modality().toString()));
    all.add(Setting.of("seed", seed));
    all.add(Setting.of("threads", threads));
    backbone.ifPresent(name -> all.add(Setting.of("backbone.name", name)));
    all.addAll(Setting.parse(set));
    all.addAll(Setting.parse(setup.set()));
    return Configuration.of(setup.preset(), config.map(Path::of), all);
  }

  /**
   * Checks names and settings of a method setup without running anything.
   *
   * @throws org.blemish.core.BlemishException if the method, the preset or a setting is unknown
   */
  public void requireValid(MethodSetup setup) {
    Methods methods = Methods.found();
    Configuration configuration = configuration(setup, 0, 1);
    TrainingSettings settings = configuration.settings(methods.names());
    methods.get(settings.method()).configure(configuration.section(settings.method()));
  }
}
