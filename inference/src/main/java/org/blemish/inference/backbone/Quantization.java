// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

/**
 * How a backbone was turned into 8-bit integers.
 *
 * @param images good images that the ranges of the activations were measured on
 * @param convolutions of the network, with constant weights
 * @param quantized those that are computed in integers; the others changed the outputs most
 * @param difference of its outputs from those in floats, relative to their magnitude
 */
public record Quantization(int images, int convolutions, int quantized, double difference) {
  /** In one line. */
  @Override
  public String toString() {
    return "int8: %d of %d convolutions, ranges from %d good images, outputs differ by %.1f %%"
        .formatted(quantized, convolutions, images, 100 * difference);
  }
}
