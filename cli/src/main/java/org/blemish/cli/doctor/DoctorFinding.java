// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;


/**
 * One thing about the machine.
 *
 * @param subject what it is about
 * @param text what was found, and how to mend it where it is bad
 * @param state how bad it is
 */
public record DoctorFinding(String subject, String text, FindingState state) {
  /** How bad a finding is. */
  public enum FindingState {
    OK,
    /** Something is missing that not everybody needs. */
    LIMITED,
    /** Nothing works before it is mended. */
    BROKEN
  }

  static DoctorFinding ok(String subject, String text) {
    return new DoctorFinding(subject, text, FindingState.OK);
  }

  static DoctorFinding limited(String subject, String text) {
    return new DoctorFinding(subject, text, FindingState.LIMITED);
  }

  static DoctorFinding broken(String subject, String text) {
    return new DoctorFinding(subject, text, FindingState.BROKEN);
  }
}
