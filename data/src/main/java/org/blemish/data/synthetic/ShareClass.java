// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Locale;

/** A class of painted defects: a range of shares, from 0 to 1, under a name. */
interface ShareClass {
  /** The smallest share of this class. */
  double least();

  /** The largest one. */
  double most();

  /** As an enum has it. */
  String name();

  /** Whether a share belongs to this class. */
  default boolean holds(double share) {
    return share >= least() && share <= most();
  }

  /** Lower-case name, as in tables. */
  default String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
