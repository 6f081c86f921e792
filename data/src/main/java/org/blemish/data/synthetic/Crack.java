// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A dark line as thin as the image shows one, with branches. */
record Crack() implements DefectRecipe {
  private static final int MOST_BRANCHES = 3;

  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    double thick = Math.max(1, extent * random.nextDouble(0.005, 0.02));
    double heading = random.nextDouble(2 * StrictMath.PI);
    double[][] stem = IrregularLines.walk(0, 0, heading, IrregularLines.SEGMENTS, random);
    List<double[][]> lines = new ArrayList<>();
    lines.add(stem);
    int branches = random.nextInt(MOST_BRANCHES + 1);
    for (int i = 0; i < branches; i++) {
      int from = random.nextInt(2, IrregularLines.SEGMENTS - 2);
      double turn = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.4, 1.2);
      lines.add(
          IrregularLines.walk(
              stem[0][from],
              stem[1][from],
              heading + turn,
              random.nextInt(3, IrregularLines.SEGMENTS / 2),
              random));
    }
    IrregularLines crack = IrregularLines.scaled(lines, Math.max(1, extent - thick));
    float shade = -scene.canvas().range();
    return scene
        .window(crack.columns(thick), crack.rows(thick), random)
        .map(
            window ->
                new DefectCandidate(
                    window,
                    crack.weights(thick),
                    DefectCandidate.shiftedValues(scene.canvas(), window, shade),
                    true));
  }
}
