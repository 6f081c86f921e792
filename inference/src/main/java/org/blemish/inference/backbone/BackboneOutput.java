// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.util.Optional;

/**
 * A feature map of a backbone, {@code [N, channels, ~H / stride, ~W / stride]}.
 *
 * @param name the graph's output
 * @param channels its number of channels
 * @param stride the image's pixels from one cell to the next
 * @param prefixTokens for a vision transformer that is imported: its output is {@code [N,
 *     prefixTokens + h w, channels]}, the first tokens belong to no patch; empty for a feature map
 */
public record BackboneOutput(
    String name, int channels, int stride, Optional<Integer> prefixTokens) {
  public BackboneOutput {
    if (name.isEmpty() || channels < 1 || stride < 1 || prefixTokens.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "output '%s' with %d channels, stride %d and %d tokens before the patches: expected a name, numbers from 1, and tokens from 0"
              .formatted(name, channels, stride, prefixTokens.orElse(0)));
    }
  }

  /** A feature map. */
  public BackboneOutput(String name, int channels, int stride) {
    this(name, channels, stride, Optional.empty());
  }
}
