// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Locale;

/** The defects that generated products can have, each with what can see it. */
public enum ProductDefect {
  /** A spill: colour alone. */
  STAIN(DefectVisibility.COLOUR),
  /** Print that is missing, pale or displaced: colour alone. */
  PRINT(DefectVisibility.COLOUR),
  /** Pressed in smoothly under a dome light that casts no shade: depth alone. */
  DENT(DefectVisibility.DEPTH),
  /** Swollen smoothly: depth alone. */
  BUMP(DefectVisibility.DEPTH),
  /** A flake of the top layer gone, what is below has the same colour: depth alone. */
  MISSING(DefectVisibility.DEPTH),
  /** A dark, open crack: both. */
  CRACK(DefectVisibility.BOTH),
  /** A deep, dark hole: both. */
  HOLE(DefectVisibility.BOTH);

  /** What a defect changes. */
  public enum DefectVisibility {
    COLOUR,
    DEPTH,
    BOTH
  }

  private final DefectVisibility visibility;

  ProductDefect(DefectVisibility sight) {
    this.visibility = sight;
  }

  public DefectVisibility visibility() {
    return visibility;
  }

  /** Lower-case name, the folder in the data set. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
