// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.preparation.Preparation;
import org.blemish.inference.Concurrency;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;

/**
 * Settings of models that are fitted to draws of good images: preset {@code fast}, without exposure
 * correction and part mask, which depend on the images that are drawn.
 */
record DrawSettings(TrainingSettings training, Fitter fitter) {
  /**
   * Reads the settings.
   *
   * @param changes further settings, such as {@code preparation.size=320x320}
   */
  static DrawSettings of(String method, List<String> changes) {
    List<String> all =
        new ArrayList<>(
            List.of("method=" + method, "preparation.exposure=false", "preparation.partMask=off"));
    all.addAll(changes);
    Methods methods = Methods.found();
    Configuration configuration = Configuration.of("fast", Optional.empty(), Setting.parse(all));
    return new DrawSettings(
        configuration.settings(methods.names()),
        methods.get(method).configure(configuration.section(method)));
  }

  /** At the largest size, which does not depend on the images that are drawn. */
  Preparation preparation() {
    return training
        .preparation()
        .toPreparation(training.preparation().size().greatest(), Optional.empty());
  }

  Concurrency concurrency() {
    return Concurrency.sideBySide(training.effectiveThreads(), Integer.MAX_VALUE);
  }
}
