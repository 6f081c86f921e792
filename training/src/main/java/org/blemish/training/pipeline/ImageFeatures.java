// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.inference.backbone.Backbone;
import org.blemish.inference.backbone.ScaledOutput;
import org.blemish.inference.features.FeatureSpec;
import org.blemish.training.backbone.Backbones;
import org.blemish.training.config.TrainingSettings;

/**
 * The backbone and its outputs that a method needs.
 *
 * @param backbone frozen network
 * @param outputs of the backbone, at least one
 */
record ImageFeatures(Backbone backbone, List<String> outputs) {
  ImageFeatures {
    outputs = List.copyOf(outputs);
  }

  /**
   * Loads the backbone of a configuration.
   *
   * @param outputs that the method needs
   * @throws BlemishException if there is no such backbone or output, or {@code outputs} is empty
   */
  static ImageFeatures load(TrainingSettings settings, List<String> outputs) {
    if (outputs.isEmpty()) {
      throw new BlemishException(
          "%s.inputs is empty: modality %s needs at least one output of the backbone"
              .formatted(settings.method(), settings.modality()));
    }
    Backbone backbone = Backbones.load(settings.backbone().name());
    for (String output : outputs) { // an unknown output is an error
      backbone.descriptor().output(ScaledOutput.of(output).output());
    }
    return new ImageFeatures(backbone, outputs);
  }

  /** Cells of the first output for images of a size. */
  Size grid(Size image) {
    FeatureSpec first = FeatureSpec.of(backbone, outputs.get(0), image);
    return new Size(first.width(), first.height());
  }
}
