// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Optional;
import java.util.SplittableRandom;

/** Makes defects of one kind. */
interface DefectRecipe {
  /**
   * Draws position, shape and content at random.
   *
   * @param extent longer side of the window, pixels
   * @return empty if the draw does not fit; another may
   */
  Optional<DefectCandidate> propose(DefectTarget scene, int extent, SplittableRandom random);

  static DefectRecipe of(SyntheticDefectKind kind) {
    return switch (kind) {
      case CUT_PASTE -> new CutPaste();
      case BLOB -> new AdditiveDefect(AdditiveDefect.Sign.EITHER, AdditiveDefect.Rim.RAGGED);
      case STAIN -> new AdditiveDefect(AdditiveDefect.Sign.EITHER, AdditiveDefect.Rim.SOFT);
      case SCRATCH -> new Scratch();
      case MISSING -> new MissingPiece();
      case DISPLACED -> new DisplacedPiece();
      case MIRRORED -> new MirroredPiece();
      case TURNED -> new TurnedPiece();
      case BENT -> new BentPiece();
      case CRACK -> new Crack();
      case SPECKS -> new Specks();
      case COLOUR -> new ColourChange();
      case DENT -> new AdditiveDefect(AdditiveDefect.Sign.MORE, AdditiveDefect.Rim.SOFT);
      case BUMP -> new AdditiveDefect(AdditiveDefect.Sign.LESS, AdditiveDefect.Rim.SOFT);
      case CHIP -> new AdditiveDefect(AdditiveDefect.Sign.MORE, AdditiveDefect.Rim.RAGGED);
    };
  }
}
