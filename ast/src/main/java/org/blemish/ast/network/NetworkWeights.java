// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/** The tensors of one network in native memory, by the names of the reference code. Owns them. */
public final class NetworkWeights implements AutoCloseable {
  private final StateDictLayout layout;
  private final Map<String, NativeTensor> tensors = new LinkedHashMap<>();

  /**
   * Copies a state dict to native memory.
   *
   * @throws BlemishException if it does not fit the layout
   */
  public NetworkWeights(StateDictLayout layout, Map<String, Tensor> values) {
    this.layout = layout;
    List<Tensor> ordered = layout.read(values);
    for (int i = 0; i < ordered.size(); i++) {
      Tensor value = ordered.get(i);
      TensorSpec slot = layout.slots().get(i);
      NativeTensor tensor = Scope.keep(() -> NativeTensor.of(value));
      tensors.put(
          slot.name(), slot.role() == TensorSpec.Role.TRAINED ? tensor.requireGradient() : tensor);
    }
  }

  /** The tensor of a name; it stays owned by this object. */
  public NativeTensor get(String name) {
    NativeTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(layout.network() + " has no tensor " + name);
    }
    return tensor;
  }

  /** Names of the tensors that are trained by gradient, in a fixed order. */
  public List<String> trainedNames() {
    return layout.slots().stream()
        .filter(s -> s.role() == TensorSpec.Role.TRAINED)
        .map(TensorSpec::name)
        .toList();
  }

  /** Whether every value is a finite number. */
  public boolean finite() {
    return Scope.get(
        () -> tensors.values().stream().allMatch(t -> Float.isFinite(t.sumOfAll().item())));
  }

  /** A copy as a state dict. */
  public Map<String, Tensor> toTensors() {
    return Scope.get(
        () -> {
          Map<String, Tensor> values = new LinkedHashMap<>();
          tensors.forEach((name, tensor) -> values.put(name, tensor.toTensor()));
          return values;
        });
  }

  @Override
  public void close() {
    tensors.values().forEach(NativeTensor::close);
  }
}
