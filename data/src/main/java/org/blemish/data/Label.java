// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.Locale;
import java.util.Set;

/** Ground truth of a sample. */
public enum Label {
  GOOD,
  DEFECTIVE;

  /** Type of defect of good samples, whatever the data set calls them. */
  public static final String GOOD_TYPE = "good";

  private static final Set<String> GOOD_NAMES = Set.of(GOOD_TYPE, "ok", "normal");

  /**
   * By the name of a folder or kind of defect: {@code good}, {@code ok} and {@code normal}, in any
   * case, are good; every other name is a kind of defect.
   */
  public static Label ofType(String name) {
    return GOOD_NAMES.contains(name.strip().toLowerCase(Locale.ROOT)) ? GOOD : DEFECTIVE;
  }
}
