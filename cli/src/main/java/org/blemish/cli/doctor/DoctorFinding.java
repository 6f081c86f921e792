// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

/**
 * Result of one check.
 *
 * @param subject what was checked
 * @param text what was found and, for a problem, how to fix it
 * @param state whether it is a problem
 */
public record DoctorFinding(String subject, String text, FindingState state) {
  /** Whether a finding is a problem. */
  public enum FindingState {
    /** No problem. */
    OK,
    /** A part of the program does not work or is slow. */
    LIMITED,
    /** Nothing works until the problem is fixed. */
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
