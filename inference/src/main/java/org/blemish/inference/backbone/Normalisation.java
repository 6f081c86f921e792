// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.List;

/**
 * How pixels become a network's input: {@code (scale * v - mean[c]) / std[c]} for a sample v from 0
 * to 1 of channel c (red, green, blue).
 *
 * @param scale the range the network was trained on: 1, or 255 for raw samples
 * @param mean of each channel, in that range
 * @param std of each channel, in that range, above 0
 */
public record Normalisation(float scale, List<Float> mean, List<Float> std) {
  /** ImageNet's mean and deviation, as {@code torchvision} and {@code efficientnet_pytorch} do. */
  public static final Normalisation IMAGENET =
      new Normalisation(1, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

  /** Pixels from -1 to 1, as Inception and timm's {@code tf_efficientnet_lite} do. */
  public static final Normalisation INCEPTION =
      new Normalisation(1, List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));

  public Normalisation {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != 3
        || std.size() != 3
        || !(scale > 0)
        || std.stream().anyMatch(s -> !(s > 0))) {
      throw new IllegalArgumentException(
          "normalisation with scale %s, mean %s, std %s: three of each, scale and std above 0"
              .formatted(scale, mean, std));
    }
  }

  /** The network's input for a sample from 0 to 1 of a channel. */
  public float apply(int channel, float sample) {
    return (scale * sample - mean.get(channel)) / std.get(channel);
  }
}
