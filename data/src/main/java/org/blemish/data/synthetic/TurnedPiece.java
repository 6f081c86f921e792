// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;

/** A round piece turned in place by at least 30 degrees. */
record TurnedPiece() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    double angle = StrictMath.toRadians(random.nextDouble(30, 330));
    return scene
        .window(extent, extent, random)
        .map(window -> turned(scene.canvas(), window, angle));
  }

  private static DefectCandidate turned(ValueGrid canvas, Rectangle window, double angle) {
    int side = window.width();
    double middle = side / 2.0;
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    int channels = canvas.channels();
    float[] weight = new float[side * side];
    float[] target = new float[weight.length * channels];
    for (int i = 0; i < weight.length; i++) {
      double u = i % side + 0.5 - middle;
      int row = i / side;
      double v = row + 0.5 - middle;
      weight[i] = Math.hypot(u, v) <= middle ? 1 : 0;
      double x = window.x() + middle + cos * u - sin * v - 0.5;
      double y = window.y() + middle + sin * u + cos * v - 0.5;
      for (int c = 0; c < channels; c++) {
        target[i * channels + c] = canvas.interpolated(x, y, c);
      }
    }
    return new DefectCandidate(window, weight, target, false);
  }
}
