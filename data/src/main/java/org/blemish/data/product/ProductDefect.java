// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Locale;

/** The defects that generated products can have, each visible in colour, depth or both. */
public enum ProductDefect {
  /** A stain: visible in colour alone. */
  STAIN(DefectVisibility.COLOUR),
  /** Print that is missing, pale or displaced: visible in colour alone. */
  PRINT(DefectVisibility.COLOUR),
  /** A smooth dent, which does not change the shading: visible in depth alone. */
  DENT(DefectVisibility.DEPTH),
  /** A smooth bump: visible in depth alone. */
  BUMP(DefectVisibility.DEPTH),
  /** A missing flake above a layer of the same colour: visible in depth alone. */
  MISSING(DefectVisibility.DEPTH),
  /** A dark, open crack: visible in both. */
  CRACK(DefectVisibility.BOTH),
  /** A deep, dark hole: visible in both. */
  HOLE(DefectVisibility.BOTH),
  /** A piece of a kit is missing: visible in both. */
  PIECE_MISSING(DefectVisibility.BOTH),
  /** A kit has a piece too many: visible in both. */
  PIECE_EXTRA(DefectVisibility.BOTH),
  /** A piece of a kit lies in the place of a piece of another shape: visible in both. */
  PIECE_EXCHANGED(DefectVisibility.BOTH);

  /** The sensors that a defect is visible to. */
  public enum DefectVisibility {
    COLOUR,
    DEPTH,
    BOTH
  }

  private final DefectVisibility visibility;

  ProductDefect(DefectVisibility visibility) {
    this.visibility = visibility;
  }

  public DefectVisibility visibility() {
    return visibility;
  }

  /** Lower-case name, as of folders in the data set. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
