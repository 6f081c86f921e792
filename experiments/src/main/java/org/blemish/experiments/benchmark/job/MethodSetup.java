// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.job;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;

/**
 * Method, preset and modality of a training, a column of the tables.
 *
 * @param method name of the method
 * @param preset name of the preset
 * @param modality image, scan or both
 * @param ablation name of an ablation, made of letters, digits, {@code . _ -}; empty for the
 *     unchanged preset
 * @param set settings of the ablation, {@code key=value}
 */
public record MethodSetup(
    String method,
    String preset,
    Modality modality,
    @JsonAlias("name") Optional<String> ablation,
    List<String> set) {
  public MethodSetup {
    set = List.copyOf(set);
    if (ablation.isPresent() && !ablation.get().matches("[\\w.-]+")) {
      throw new BlemishException(
          "ablation '%s': expected letters, digits, '.', '_' and '-' only"
              .formatted(ablation.get()));
    }
  }

  /** An unchanged preset. */
  public MethodSetup(String method, String preset, Modality modality) {
    this(method, preset, modality, Optional.empty(), List.of());
  }

  /** The same method, preset and modality without the ablation. */
  public MethodSetup withoutAblation() {
    return new MethodSetup(method, preset, modality);
  }

  /** Name of the folder: {@code ast-balanced-rgb}. */
  String folderName() {
    return method + "-" + preset + "-" + modality + ablation.map(name -> "-" + name).orElse("");
  }

  @Override
  public String toString() {
    return method + " " + preset + " " + modality + ablation.map(name -> ", " + name).orElse("");
  }
}
