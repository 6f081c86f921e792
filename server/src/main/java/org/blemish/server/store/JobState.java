// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** Where a job is. */
public enum JobState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED;

  /** Whether the job does not change any more. */
  public boolean isFinal() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }
}
