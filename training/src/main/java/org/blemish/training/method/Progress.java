// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;


/** Listens to long work and may stop it. Called from one thread. */
public interface Progress {
  /**
   * A stage goes on.
   *
   * @param stage short name for a person, such as {@code "teacher"} or {@code "features"}
   * @param done steps finished
   * @param total steps in all, at least 1
   */
  void step(String stage, long done, long total);

  /** An epoch ended; goes into the run's history. */
  void epoch(Epoch epoch);

  /** Something worth knowing, said once, in one line. */
  default void note(String line) {}

  /** Whether the work should stop at the next safe point. */
  default boolean cancelled() {
    return false;
  }

  /** Hears nothing, stops nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void step(String stage, long done, long total) {}

        @Override
        public void epoch(Epoch epoch) {}
      };
}
