// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import java.util.Optional;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.inference.Model;

/** The area that a model inspects. Defects outside of it could not be found. */
final class InspectedArea {
  private InspectedArea() {}

  /** The input, also ignoring what the model ignores and everything outside its region. */
  static Input restrict(Input input, Model model) {
    return restrict(input, model.ignore(), model.pipeline().preparation().region());
  }

  static Input restrict(Input input, Optional<Mask> ignore, Optional<Rectangle> region) {
    if (ignore.isEmpty() && region.isEmpty()) {
      return input;
    }
    Size size = input.size();
    Mask ignored = Mask.empty(size);
    input.ignore().ifPresent(mask -> ignored.bits().or(mask.bits()));
    ignore.ifPresent(mask -> ignored.bits().or(mask.bits()));
    region.ifPresent(
        inspected -> {
          for (int y = 0, i = 0; y < size.height(); y++) {
            for (int x = 0; x < size.width(); x++, i++) {
              boolean inside =
                  x >= inspected.x()
                      && y >= inspected.y()
                      && x < inspected.x() + inspected.width()
                      && y < inspected.y() + inspected.height();
              if (!inside) {
                ignored.bits().set(i);
              }
            }
          }
        });
    return input.ignoring(ignored);
  }
}
