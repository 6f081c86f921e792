// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Rectangle;

/**
 * CutPaste: a patch of the donor is blended over the part, with an opacity that gives the contrast.
 */
record CutPaste() implements DefectRecipe {
  @Override
  public Optional<DefectCandidate> propose(
      DefectTarget scene, int extent, SplittableRandom random) {
    return scene
        .window(extent, random)
        .filter(
            window ->
                window.width() <= scene.donor().width()
                    && window.height() <= scene.donor().height())
        .map(
            window -> {
              ValueGrid donor = scene.donor();
              Rectangle from =
                  new Rectangle(
                      random.nextInt(donor.width() - window.width() + 1),
                      random.nextInt(donor.height() - window.height() + 1),
                      window.width(),
                      window.height());
              return new DefectCandidate(
                  window,
                  new DefectOutline(window.width(), window.height()).piece(random),
                  DefectCandidate.currentValues(donor, from),
                  true);
            });
  }
}
