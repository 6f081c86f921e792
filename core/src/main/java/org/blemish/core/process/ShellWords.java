// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands that are shown to be copied into a POSIX shell. */
public final class ShellWords {
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./+=:@%,-]+");

  private ShellWords() {}

  /** One word, in quotation marks if the shell would read it otherwise. */
  public static String of(Object word) {
    String text = word.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Words separated by spaces. */
  public static String joined(List<?> words) {
    return words.stream().map(ShellWords::of).collect(Collectors.joining(" "));
  }
}
