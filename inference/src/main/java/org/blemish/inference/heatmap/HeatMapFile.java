// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.heatmap;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.inference.Model;

/** Writes the heat map of an inspection as PNG, on the model's own scale. */
public final class HeatMapFile {
  private HeatMapFile() {}

  /**
   * Writes a heat map, as {@link HeatMapImage} draws it.
   *
   * @param inspection with its anomaly map
   * @param model that gave the inspection
   * @throws BlemishException where the model is not calibrated and so has no scale, or the file
   *     cannot be written
   */
  public static void write(Path file, Input input, Inspection inspection, Model model) {
    Image picture =
        HeatMapImage.draw(
            input, inspection, scale(model), model.pipeline().depth().map(DepthPreparation::new));
    AtomicFile.write(file, out -> Images.writePng(picture, out));
  }

  private static DisplayScale scale(Model model) {
    return model
        .decisionRule()
        .display()
        .orElseThrow(
            () ->
                new BlemishException(
                    "a model that is not calibrated has no scale for heat maps: run 'blemish calibrate' first"));
  }
}
