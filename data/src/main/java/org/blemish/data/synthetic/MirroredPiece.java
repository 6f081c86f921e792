// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;

/** A piece mirrored horizontally, vertically, or both (rotated by 180 degrees), in place. */
record MirroredPiece() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    int way = 1 + random.nextInt(3);
    return scene
        .window(extent, random)
        .map(
            window -> {
              int width = window.width();
              int height = window.height();
              ValueGrid canvas = scene.canvas();
              float[] target = new float[width * height * canvas.channels()];
              for (int y = 0, o = 0; y < height; y++) {
                int fromY = window.y() + ((way & 1) != 0 ? height - 1 - y : y);
                for (int x = 0; x < width; x++) {
                  int fromX = window.x() + ((way & 2) != 0 ? width - 1 - x : x);
                  for (int c = 0; c < canvas.channels(); c++, o++) {
                    target[o] = canvas.get(fromX, fromY, c);
                  }
                }
              }
              float[] weight = new DefectOutline(width, height).piece(random);
              return new DefectCandidate(window, weight, target, false);
            });
  }
}
