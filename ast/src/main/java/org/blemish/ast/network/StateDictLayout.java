// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/**
 * Names, shapes and initial values of a network's tensors.
 *
 * @param network name of the network in errors
 * @param slots in the order of the reference code's state dict
 */
public record StateDictLayout(String network, List<TensorSpec> slots) {
  public StateDictLayout {
    slots = List.copyOf(slots);
  }

  /** Number of parameters, statistics not counted. */
  public long parameters() {
    return slots.stream()
        .filter(s -> s.role() != TensorSpec.Role.STATISTIC)
        .mapToLong(s -> Tensor.count(s.shape()))
        .sum();
  }

  /**
   * Random initial weights. They come from the JDK's generator, so that they depend on the seed and
   * not on the version of a library.
   */
  public Map<String, Tensor> initial(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> values = new LinkedHashMap<>();
    slots.forEach(s -> values.put(s.name(), s.initial(random)));
    return values;
  }

  /**
   * The tensors of a state dict in the order of this layout.
   *
   * @throws BlemishException naming the first tensor that is missing, of another shape or unknown
   */
  public List<Tensor> read(Map<String, Tensor> values) {
    Set<String> unknown = new LinkedHashSet<>(values.keySet());
    List<Tensor> ordered = new ArrayList<>();
    for (TensorSpec slot : slots) {
      ordered.add(find(slot, values));
      unknown.remove(slot.name());
    }
    if (!unknown.isEmpty()) {
      throw new BlemishException(
          "%s: tensor %s is not part of a network with these settings"
              .formatted(network, unknown.iterator().next()));
    }
    return ordered;
  }

  private Tensor find(TensorSpec slot, Map<String, Tensor> values) {
    Tensor value = values.get(slot.name());
    if (value == null) {
      throw new BlemishException(
          "%s: tensor %s is missing; do the settings (blocks, kernels) fit these weights?"
              .formatted(network, slot.name()));
    }
    if (!Arrays.equals(value.shape(), slot.shape())) {
      throw new BlemishException(
          "%s: tensor %s has shape %s, expected %s by the settings"
              .formatted(
                  network,
                  slot.name(),
                  Arrays.toString(value.shape()),
                  Arrays.toString(slot.shape())));
    }
    return value;
  }
}
