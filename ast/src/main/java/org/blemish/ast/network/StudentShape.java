// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.core.tensor.Tensor;

/**
 * Sizes of a student.
 *
 * @param channels C of the features and of the output, at least 1
 * @param positionChannels channels of the positional encoding, a multiple of 4; 0: none
 * @param width hidden channels, at least 1
 * @param blocks residual blocks, at least 0
 */
public record StudentShape(int channels, int positionChannels, int width, int blocks)
    implements StudentPlan {
  @Override
  public Layout layout() {
    List<Slot> slots = new ArrayList<>();
    slots.add(Slot.constant("gamma", Slot.Role.UNUSED, 0, 1));
    convolution(slots, "conv1", positionChannels + channels, width);
    convolution(slots, "conv2", width, channels);
    for (int b = 0; b < blocks; b++) {
      for (int i = 1; i <= 2; i++) {
        convolution(slots, "res." + b + ".l" + i, width, width);
        batchNorm(slots, "res." + b + ".bn" + i);
      }
    }
    return new Layout("student", slots);
  }

  @Override
  public StudentNetwork open(
      int height, int width, Map<String, Tensor> values, Convolver convolver) {
    return new Student(this, height, width, values, convolver);
  }

  private static void convolution(List<Slot> slots, String name, long in, long out) {
    slots.add(Slot.convolution(name + ".weight", 9 * in, out, in, 3, 3));
    slots.add(Slot.convolution(name + ".bias", 9 * in, out));
  }

  private void batchNorm(List<Slot> slots, String name) {
    slots.add(Slot.constant(name + ".weight", Slot.Role.TRAINED, 1, width));
    slots.add(Slot.constant(name + ".bias", Slot.Role.TRAINED, 0, width));
    slots.add(Slot.constant(name + ".running_mean", Slot.Role.STATISTIC, 0, width));
    slots.add(Slot.constant(name + ".running_var", Slot.Role.STATISTIC, 1, width));
    slots.add(Slot.constant(name + ".num_batches_tracked", Slot.Role.STATISTIC, 0));
  }
}
