// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Architecture of a teacher.
 *
 * @param channels C of the features, at least 2
 * @param positionChannels channels of the positional encoding, a multiple of 4; 0: unconditional
 * @param hidden hidden channels of each coupling network, at least 1
 * @param kernels one odd kernel size for each coupling
 * @param clamp a of {@code e(s) = a 0.636 atan(s / a)}, above 0
 */
public record TeacherArchitecture(
    int channels, int positionChannels, int hidden, List<Integer> kernels, double clamp) {
  public TeacherArchitecture {
    kernels = List.copyOf(kernels);
    if (channels < 2) {
      throw new IllegalArgumentException(
          "a teacher needs at least 2 feature channels to split, got " + channels);
    }
  }

  /** Channels of the first half, x1. */
  public int first() {
    return channels / 2;
  }

  /** Channels of the second half, x2. */
  public int second() {
    return channels - first();
  }

  /** Name of coupling k; the reference code counts two inputs, and a permutation before each. */
  public static String coupling(int k) {
    return "module_list." + (2 * k + 3);
  }

  /** Names and shapes of the weights. */
  public StateDictLayout layout() {
    List<TensorSpec> slots = new ArrayList<>();
    for (int k = 0; k < kernels.size(); k++) {
      net(slots, coupling(k) + ".s1", first(), 2 * second(), kernels.get(k));
      net(slots, coupling(k) + ".s2", second(), 2 * first(), kernels.get(k));
    }
    return new StateDictLayout("teacher", slots);
  }

  private void net(List<TensorSpec> slots, String name, int in, int out, int kernel) {
    long inputs = in + (long) positionChannels;
    long area = (long) kernel * kernel;
    slots.add(TensorSpec.constant(name + ".gamma", TensorSpec.Role.TRAINED, 0, 1));
    slots.add(
        TensorSpec.convolution(
            name + ".conv1.weight", inputs * area, hidden, inputs, kernel, kernel));
    slots.add(TensorSpec.convolution(name + ".conv1.bias", inputs * area, hidden));
    slots.add(
        TensorSpec.convolution(name + ".conv2.weight", hidden * area, out, hidden, kernel, kernel));
    slots.add(TensorSpec.convolution(name + ".conv2.bias", hidden * area, out));
  }
}
