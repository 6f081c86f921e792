// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

/**
 * One thing about the machine.
 *
 * @param subject what it is about
 * @param text what was found, and how to mend it where it is bad
 * @param state how bad it is
 */
public record Finding(String subject, String text, State state) {
  /** How bad a finding is. */
  public enum State {
    FINE,
    /** Something is missing that not everybody needs. */
    LIMITED,
    /** Nothing works before it is mended. */
    BROKEN
  }

  static Finding fine(String subject, String text) {
    return new Finding(subject, text, State.FINE);
  }

  static Finding limited(String subject, String text) {
    return new Finding(subject, text, State.LIMITED);
  }

  static Finding broken(String subject, String text) {
    return new Finding(subject, text, State.BROKEN);
  }
}
