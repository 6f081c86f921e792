// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;

/** How one kind of defect is made. */
interface Recipe {
  /**
   * Draws place, shape and content.
   *
   * @param extent longer side of the window, pixels
   * @return empty where what was drawn does not fit; the next draw may
   */
  Optional<Proposal> propose(Scene scene, int extent, SplittableRandom random);

  static Recipe of(PaintedKind kind) {
    return switch (kind) {
      case CUT_PASTE -> new Patch();
      case BLOB -> new Discolouration(Discolouration.Sign.EITHER, Discolouration.Rim.RAGGED);
      case STAIN -> new Discolouration(Discolouration.Sign.EITHER, Discolouration.Rim.SOFT);
      case SCRATCH -> new Scratch();
      case MISSING -> new MissingPiece();
      case DISPLACED -> new DisplacedPiece();
      case MIRRORED -> new MirroredPiece();
      case DENT -> new Discolouration(Discolouration.Sign.MORE, Discolouration.Rim.SOFT);
      case BUMP -> new Discolouration(Discolouration.Sign.LESS, Discolouration.Rim.SOFT);
      case CHIP -> new Discolouration(Discolouration.Sign.MORE, Discolouration.Rim.RAGGED);
    };
  }
}
