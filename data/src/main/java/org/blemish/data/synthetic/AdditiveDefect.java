// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.data.product.PerlinNoise;

/**
 * Adds to the values of the part: stains and blobs on an image; dents, bumps and chips on a scan.
 *
 * @param sign sign of the change
 * @param rim outline: fading out, or ragged and textured
 */
record AdditiveDefect(Sign sign, Rim rim) implements DefectRecipe {
  enum Sign {
    EITHER,
    MORE,
    LESS
  }

  enum Rim {
    SOFT,
    RAGGED
  }

  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    return scene
        .window(extent, random)
        .map(
            window -> {
              DefectOutline shape = new DefectOutline(window.width(), window.height());
              float[] weight = rim == Rim.SOFT ? shape.soft(random) : shape.ragged(random);
              float[] target = DefectCandidate.currentValues(scene.canvas(), window);
              float[] tint = tint(scene.canvas(), random);
              PerlinNoise texture = new PerlinNoise(random.nextLong());
              double wave = Math.max(2, 0.25 * extent);
              for (int i = 0, o = 0; i < weight.length; i++) {
                int x = i % window.width();
                int y = i / window.width();
                double rough =
                    rim == Rim.SOFT ? 1 : 1 + 0.6 * texture.fractal(x / wave, y / wave, 2);
                for (int c = 0; c < tint.length; c++, o++) {
                  target[o] += (float) (rough * tint[c]);
                }
              }
              return new DefectCandidate(window, weight, target, true);
            });
  }

  /** The largest change in each channel; its mean over channels is the whole range. */
  private float[] tint(ValueGrid canvas, SplittableRandom random) {
    boolean up = sign == Sign.EITHER ? random.nextBoolean() : sign == Sign.MORE;
    float[] tint = new float[canvas.channels()];
    for (int c = 0; c < tint.length; c++) {
      double uneven = tint.length == 1 ? 1 : random.nextDouble(0.5, 1.5);
      tint[c] = (float) ((up ? 1 : -1) * uneven * canvas.range());
    }
    return tint;
  }
}
