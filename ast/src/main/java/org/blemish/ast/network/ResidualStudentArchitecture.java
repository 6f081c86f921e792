// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.core.tensor.Tensor;

/**
 * Architecture of a residual student.
 *
 * @param channels C of the features and of the output, at least 1
 * @param positionChannels channels of the positional encoding, a multiple of 4; 0: none
 * @param width hidden channels, at least 1
 * @param blocks residual blocks, at least 0
 */
public record ResidualStudentArchitecture(int channels, int positionChannels, int width, int blocks)
    implements StudentArchitecture {
  @Override
  public StateDictLayout layout() {
    List<TensorSpec> slots = new ArrayList<>();
    slots.add(TensorSpec.constant("gamma", TensorSpec.Role.UNUSED, 0, 1));
    convolution(slots, "conv1", positionChannels + channels, width);
    convolution(slots, "conv2", width, channels);
    for (int b = 0; b < blocks; b++) {
      for (int i = 1; i <= 2; i++) {
        convolution(slots, "res." + b + ".l" + i, width, width);
        batchNorm(slots, "res." + b + ".bn" + i);
      }
    }
    return new StateDictLayout("student", slots);
  }

  @Override
  public StudentNetwork open(
      int height, int width, Map<String, Tensor> values, ConvolutionPrecision precision) {
    return new ResidualStudent(this, height, width, values, precision);
  }

  private static void convolution(List<TensorSpec> slots, String name, long in, long out) {
    slots.add(TensorSpec.convolution(name + ".weight", 9 * in, out, in, 3, 3));
    slots.add(TensorSpec.convolution(name + ".bias", 9 * in, out));
  }

  private void batchNorm(List<TensorSpec> slots, String name) {
    slots.add(TensorSpec.constant(name + ".weight", TensorSpec.Role.TRAINED, 1, width));
    slots.add(TensorSpec.constant(name + ".bias", TensorSpec.Role.TRAINED, 0, width));
    slots.add(TensorSpec.constant(name + ".running_mean", TensorSpec.Role.STATISTIC, 0, width));
    slots.add(TensorSpec.constant(name + ".running_var", TensorSpec.Role.STATISTIC, 1, width));
    slots.add(TensorSpec.constant(name + ".num_batches_tracked", TensorSpec.Role.STATISTIC, 0));
  }
}
