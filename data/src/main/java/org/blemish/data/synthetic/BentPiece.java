// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;

/**
 * A bent piece: its middle is moved across its length by up to 30 % of its width; its ends stay
 * where they are.
 */
record BentPiece() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    double bend = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.15, 0.3);
    boolean acrossColumns = random.nextBoolean();
    return scene
        .window(extent, random)
        .map(window -> bent(scene.canvas(), window, bend, acrossColumns));
  }

  private static DefectCandidate bent(
      ValueGrid canvas, Rectangle window, double bend, boolean acrossColumns) {
    int width = window.width();
    int channels = canvas.channels();
    float[] weight = new float[window.size().area()];
    float[] target = new float[weight.length * channels];
    double most = bend * (acrossColumns ? width : window.height());
    for (int i = 0; i < weight.length; i++) {
      int x = i % width;
      int y = i / width;
      double moved = most * hill((x + 0.5) / width) * hill((y + 0.5) / window.height());
      double fromX = window.x() + x - (acrossColumns ? moved : 0);
      double fromY = window.y() + y - (acrossColumns ? 0 : moved);
      weight[i] = 1;
      for (int c = 0; c < channels; c++) {
        target[i * channels + c] = canvas.interpolated(fromX, fromY, c);
      }
    }
    return new DefectCandidate(window, weight, target, false);
  }

  /** 0 at both ends, 1 in the middle, level in all three places. */
  private static double hill(double t) {
    double sine = StrictMath.sin(StrictMath.PI * t);
    return sine * sine;
  }
}
