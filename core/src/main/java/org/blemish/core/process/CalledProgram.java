// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

/**
 * How this program was called, so that a printed command can be copied: {@code blemish} where the
 * shell finds it by this name, else the path that was typed, such as {@code ./blemish}. The start
 * script states it by a system property.
 */
public final class CalledProgram {
  private static final String PROPERTY = "blemish.program";
  private static final String NAME = "blemish";

  private CalledProgram() {}

  /** The first word of a command, in quotation marks where a POSIX shell needs them. */
  public static String word() {
    return ShellWords.of(System.getProperty(PROPERTY, NAME));
  }

  /** A message whose commands, such as {@code 'blemish calibrate'}, begin with {@link #word}. */
  public static String in(String message) {
    return message.replace("'" + NAME + " ", "'" + word() + " ");
  }
}
