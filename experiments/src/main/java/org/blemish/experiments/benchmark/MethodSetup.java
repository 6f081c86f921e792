// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;

/**
 * One way of learning: a column of the tables.
 *
 * @param method name
 * @param preset name
 * @param modality what is looked at
 * @param ablation of an ablation; letters, digits, {@code . _ -}; empty for the preset as it is
 * @param set the ablation's settings, {@code key=value}
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
          "variant '%s': expected letters, digits, '.', '_' and '-' only"
              .formatted(ablation.get()));
    }
  }

  /** A preset as it is. */
  public MethodSetup(String method, String preset, Modality modality) {
    this(method, preset, modality, Optional.empty(), List.of());
  }

  /** The preset as it is, that an ablation changed. */
  MethodSetup withoutAblation() {
    return new MethodSetup(method, preset, modality);
  }

  /** As files and folders have it: {@code ast-balanced-rgb}. */
  String folderName() {
    return method + "-" + preset + "-" + modality + ablation.map(own -> "-" + own).orElse("");
  }

  @Override
  public String toString() {
    return method + " " + preset + " " + modality + ablation.map(own -> ", " + own).orElse("");
  }
}
