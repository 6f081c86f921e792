// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;

/** A piece moved by up to half its length; the gap is inpainted. */
record DisplacedPiece() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    int max = Math.max(1, extent / 3);
    int dx = random.nextInt(-max, max + 1);
    int dy = random.nextInt(-max, max + 1);
    int piece = Math.max(1, extent - Math.max(Math.abs(dx), Math.abs(dy)));
    int width = Math.max(1, (int) Math.round(piece * random.nextDouble(0.6, 1)));
    if (dx == 0 && dy == 0) {
      return Optional.empty();
    }
    return scene
        .window(width + Math.abs(dx), piece + Math.abs(dy), random)
        .map(window -> moved(scene.canvas(), window, width, piece, dx, dy, random));
  }

  private static DefectCandidate moved(
      ValueGrid canvas,
      Rectangle window,
      int width,
      int height,
      int dx,
      int dy,
      SplittableRandom random) {
    float[] shape = new DefectOutline(width, height).piece(random);
    int left = Math.max(0, -dx);
    int top = Math.max(0, -dy);
    float[] hole = placed(shape, width, window, left, top);
    float[] piece = placed(shape, width, window, left + dx, top + dy);
    float[] target = Inpainting.fill(canvas, window, hole);
    float[] present = DefectCandidate.currentValues(canvas, window);
    int channels = canvas.channels();
    float[] weight = new float[hole.length];
    for (int i = 0; i < weight.length; i++) {
      // 0 or 1: a blended rim would show the piece in both positions.
      weight[i] = hole[i] >= 0.5f || piece[i] >= 0.5f ? 1 : 0;
      if (piece[i] >= 0.5f) {
        int from = i - dy * window.width() - dx;
        System.arraycopy(present, from * channels, target, i * channels, channels);
      }
    }
    return new DefectCandidate(window, weight, target, false);
  }

  private static float[] placed(float[] shape, int width, Rectangle window, int x, int y) {
    float[] all = new float[window.size().area()];
    for (int row = 0; row < shape.length / width; row++) {
      System.arraycopy(shape, row * width, all, (y + row) * window.width() + x, width);
    }
    return all;
  }
}
