// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;

/**
 * A piece that is missing or partly worn off: replaced by its inpainted surroundings or the
 * background.
 */
record MissingPiece() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    return scene
        .window(extent, random)
        .map(
            window -> {
              float[] weight = new DefectOutline(window.width(), window.height()).piece(random);
              boolean background = scene.background().isPresent() && random.nextBoolean();
              float[] target =
                  background
                      ? flat(scene.background().orElseThrow(), window)
                      : Inpainting.fill(scene.canvas(), window, weight);
              Grain.add(target, scene.canvas(), window, random);
              return new DefectCandidate(window, weight, target, true);
            });
  }

  private static float[] flat(float[] colour, Rectangle window) {
    float[] all = new float[window.size().area() * colour.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = colour[i % colour.length];
    }
    return all;
  }
}
