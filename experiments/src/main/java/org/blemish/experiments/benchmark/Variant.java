// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

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
 * @param name of an ablation; letters, digits, {@code . _ -}; empty for the preset as it is
 * @param set the ablation's settings, {@code key=value}
 */
public record Variant(
    String method, String preset, Modality modality, Optional<String> name, List<String> set) {
  public Variant {
    set = List.copyOf(set);
    if (name.isPresent() && !name.get().matches("[\\w.-]+")) {
      throw new BlemishException(
          "variant '%s': expected letters, digits, '.', '_' and '-' only".formatted(name.get()));
    }
  }

  /** A preset as it is. */
  public Variant(String method, String preset, Modality modality) {
    this(method, preset, modality, Optional.empty(), List.of());
  }

  /** The preset as it is, that an ablation changed. */
  Variant plain() {
    return new Variant(method, preset, modality);
  }

  /** As files and folders have it: {@code ast-balanced-rgb}. */
  String folder() {
    return method + "-" + preset + "-" + modality + name.map(own -> "-" + own).orElse("");
  }

  @Override
  public String toString() {
    return method + " " + preset + " " + modality + name.map(own -> ", " + own).orElse("");
  }
}
