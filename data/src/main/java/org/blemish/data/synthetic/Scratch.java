// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A thin irregular line, darker or lighter than the surface. */
record Scratch() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    double thick = Math.max(1, extent * random.nextDouble(0.02, 0.08));
    double heading = random.nextDouble(2 * StrictMath.PI);
    IrregularLines line =
        IrregularLines.scaled(
            List.<double[][]>of(
                IrregularLines.walk(0, 0, heading, IrregularLines.SEGMENTS, random)),
            Math.max(1, extent - thick));
    float shade = (random.nextBoolean() ? 1 : -1) * scene.canvas().range();
    return scene
        .window(line.columns(thick), line.rows(thick), random)
        .map(
            window ->
                new DefectCandidate(
                    window,
                    line.weights(thick),
                    DefectCandidate.shiftedValues(scene.canvas(), window, shade),
                    true));
  }
}
