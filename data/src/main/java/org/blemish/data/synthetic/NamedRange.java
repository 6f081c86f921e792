// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Locale;

/** A class of painted defects: a range of shares, from 0 to 1, under a name. */
interface NamedRange {
  /** The smallest share of this class. */
  double min();

  /** The largest one. */
  double max();

  /** As an enum has it. */
  String name();

  /** Whether a share belongs to this class. */
  default boolean contains(double share) {
    return share >= min() && share <= max();
  }

  /** Lower-case name, as in tables. */
  default String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
