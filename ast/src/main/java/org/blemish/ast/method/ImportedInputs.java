// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthSettings;
import org.blemish.core.geometry.Size;
import org.blemish.core.input.Modality;
import org.blemish.core.preparation.Preparation;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.inference.features.InputFeatures;

/**
 * The feature maps that imported networks read. Only the number of their channels follows from the
 * weights: channels in addition to those of the backbone's output are depth, one for each depth
 * pixel of a cell, 8x8 as published.
 *
 * @param image the backbone's output; empty for depth alone
 * @param depth how scans are prepared; empty for images alone
 */
record ImportedInputs(Optional<FeatureSpec> image, Optional<DepthSettings> depth) {
  /**
   * @param channels that the networks read
   * @param image the backbone's output; empty if no backbone is given
   * @throws BlemishException if the channels are neither those of the output nor those plus a
   *     square number of depth channels
   */
  static ImportedInputs of(int channels, Optional<FeatureSpec> image) {
    int imageChannels = image.map(FeatureSpec::channels).orElse(0);
    int depthChannels = channels - imageChannels;
    if (depthChannels == 0) {
      return new ImportedInputs(image, Optional.empty());
    }
    int downscale = (int) Math.round(Math.sqrt(Math.max(0, depthChannels)));
    if (depthChannels < 1 || downscale * downscale != depthChannels) {
      throw new BlemishException(
          "the networks read %d channels%s: expected those channels alone or with depth (64 more); name the backbone and the output that the networks were trained with"
              .formatted(
                  channels,
                  image
                      .map(spec -> ", output %s gives %d".formatted(spec.name(), spec.channels()))
                      .orElse(", no backbone is given")));
    }
    DepthSettings paper = DepthSettings.paper();
    DepthSettings depth =
        new DepthSettings(
            paper.gapFillingPasses(),
            paper.background(),
            paper.threshold(),
            paper.relativeToBackground(),
            image.map(spec -> new Size(spec.width(), spec.height())).orElse(paper.grid()),
            downscale,
            paper.dilation(),
            paper.seed());
    return new ImportedInputs(image, Optional.of(depth));
  }

  /** The data that the channels are of. */
  Modality modality() {
    return Modality.of(image.isPresent(), depth.isPresent());
  }

  /** All feature maps that the model has. */
  List<FeatureSpec> specs(Preparation preparation) {
    List<FeatureSpec> specs = new ArrayList<>(image.stream().toList());
    specs.addAll(new InputFeatures(preparation, Optional.empty(), depth, Optional.empty()).specs());
    return specs;
  }
}
