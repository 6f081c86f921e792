// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.text;

import java.util.List;

/** Lists in messages, of which only the first entries are written out. */
public final class ShortList {
  private ShortList() {}

  /**
   * The first entries, and the number of the others: {@code a.png, b.png and 3 more}.
   *
   * @param most number of entries to write out, at least 1
   */
  public static String of(List<String> entries, int most, String separator) {
    String written = String.join(separator, entries.subList(0, Math.min(most, entries.size())));
    return entries.size() > most
        ? "%s and %d more".formatted(written, entries.size() - most)
        : written;
  }

  /** The same, separated by commas. */
  public static String of(List<String> entries, int most) {
    return of(entries, most, ", ");
  }
}
