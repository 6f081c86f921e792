// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.inference.Model;

/** Where a model looks: a defect painted elsewhere would be missed by intent. */
final class InspectedArea {
  private InspectedArea() {}

  /** The input, ignoring also what the model ignores and all outside its region of interest. */
  static Input restrict(Input input, Model model) {
    return restrict(input, model.ignore(), model.pipeline().preparation().region());
  }

  static Input restrict(Input input, Optional<Mask> ignore, Optional<Rectangle> region) {
    if (ignore.isEmpty() && region.isEmpty()) {
      return input;
    }
    Size size = input.size();
    Mask all = Mask.empty(size);
    input.ignore().ifPresent(mask -> all.bits().or(mask.bits()));
    ignore.ifPresent(mask -> all.bits().or(mask.bits()));
    region.ifPresent(
        seen -> {
          for (int y = 0, i = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, i++) {
              boolean inside =
                  x >= seen.x()
                      && y >= seen.y()
                      && x < seen.x() + seen.width()
                      && y < seen.y() + seen.height();
              if (!inside) {
                all.bits().set(i);
              }
            }
          }
        });
    return input.ignoring(all);
  }
}
