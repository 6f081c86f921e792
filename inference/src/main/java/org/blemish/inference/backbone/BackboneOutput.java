// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

/**
 * A feature map of a backbone, {@code [N, channels, ~H / stride, ~W / stride]}.
 *
 * @param name the graph's output
 * @param channels its number of channels
 * @param stride the image's pixels from one cell to the next
 */
public record BackboneOutput(String name, int channels, int stride) {
  public BackboneOutput {
    if (name.isEmpty() || channels < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "output '%s' with %d channels and stride %d: a name, and numbers from 1"
              .formatted(name, channels, stride));
    }
  }
}
