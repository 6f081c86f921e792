// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.blemish.ast.network.NetworkWeights;
import org.blemish.ast.torch.NativeTensor;
import org.blemish.ast.torch.Scope;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/**
 * Adam with weight decay as an L2 term in the gradient (coupled; not AdamW), betas 0.9 and 0.999,
 * epsilon 1e-8:
 *
 * <pre>
 * g = g + decay w    m = m + (1 - b1)(g - m)    v = b2 v + (1 - b2) g^2
 * w = w - rate / (1 - b1^k)  m / (sqrt(v) / sqrt(1 - b2^k) + eps)
 * </pre>
 *
 * Owns its moments, not the weights that it changes.
 */
final class Adam implements AutoCloseable {
  private static final double B1 = 0.9;
  private static final double B2 = 0.999;
  private static final double EPSILON = 1e-8;

  private static final String FIRST = "first.";
  private static final String SECOND = "second.";

  private final List<String> names;
  private final List<NativeTensor> parameters;
  private final List<NativeTensor> first = new ArrayList<>();
  private final List<NativeTensor> second = new ArrayList<>();
  private final double decay;
  private long steps;

  /**
   * An optimiser that continues from a checkpoint.
   *
   * @param decay factor of the weights added to their gradients
   */
  Adam(NetworkWeights weights, double decay, Checkpoint from) {
    names = weights.trainedNames();
    parameters = names.stream().map(weights::get).toList();
    this.decay = decay;
    steps = from.steps();
    for (int i = 0; i < names.size(); i++) {
      first.add(moment(FIRST + names.get(i), parameters.get(i), from));
      second.add(moment(SECOND + names.get(i), parameters.get(i), from));
    }
  }

  private static NativeTensor moment(String name, NativeTensor parameter, Checkpoint from) {
    Tensor saved = from.moments().get(name);
    if (saved == null && from.steps() > 0) {
      throw new BlemishException("checkpoint: moment %s is missing".formatted(name));
    }
    return Scope.keep(
        () -> saved == null ? NativeTensor.zeros(parameter.shape()) : NativeTensor.of(saved));
  }

  /** Number of steps so far. */
  long steps() {
    return steps;
  }

  /** One step down the gradient of {@code loss}. */
  void step(NativeTensor loss, double rate) {
    List<NativeTensor> gradients = loss.gradients(parameters);
    steps++;
    for (int i = 0; i < parameters.size(); i++) {
      int index = i;
      Scope.run(() -> descend(index, gradients.get(index), rate));
    }
  }

  private void descend(int i, NativeTensor gradient, double rate) {
    Scope.withoutGradient(
        () -> {
          NativeTensor parameter = parameters.get(i);
          NativeTensor g = decay == 0 ? gradient : gradient.plus(parameter.times(decay));
          first.get(i).lerpInPlace(g, 1 - B1);
          second.get(i).multiplyInPlace(B2);
          second.get(i).addProductInPlace(g, g, 1 - B2);
          NativeTensor root = second.get(i).sqrt();
          root.multiplyInPlace(1 / Math.sqrt(correction(B2)));
          root.addInPlace(EPSILON);
          parameter.addQuotientInPlace(first.get(i), root, -rate / correction(B1));
          return true;
        });
  }

  private double correction(double beta) {
    return 1 - Math.pow(beta, (double) steps);
  }

  /** A copy of the moments, as {@code first.NAME} and {@code second.NAME}. */
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    Scope.run(
        () -> {
          for (int i = 0; i < names.size(); i++) {
            state.put(FIRST + names.get(i), first.get(i).toTensor());
            state.put(SECOND + names.get(i), second.get(i).toTensor());
          }
        });
    return state;
  }

  @Override
  public void close() {
    first.forEach(NativeTensor::close);
    second.forEach(NativeTensor::close);
  }
}
