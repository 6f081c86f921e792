// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Locale;

/** The defects that generated products can have, each with what can see it. */
public enum ProductDefect {
  /** A spill: colour alone. */
  STAIN(Sight.COLOUR),
  /** Print that is missing, pale or displaced: colour alone. */
  PRINT(Sight.COLOUR),
  /** Pressed in smoothly under a dome light that casts no shade: depth alone. */
  DENT(Sight.DEPTH),
  /** Swollen smoothly: depth alone. */
  BUMP(Sight.DEPTH),
  /** A flake of the top layer gone, what is below has the same colour: depth alone. */
  MISSING(Sight.DEPTH),
  /** A dark, open crack: both. */
  CRACK(Sight.BOTH),
  /** A deep, dark hole: both. */
  HOLE(Sight.BOTH);

  /** What a defect changes. */
  public enum Sight {
    COLOUR,
    DEPTH,
    BOTH
  }

  private final Sight sight;

  ProductDefect(Sight sight) {
    this.sight = sight;
  }

  public Sight sight() {
    return sight;
  }

  /** Lower-case name, the folder in the data set. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
