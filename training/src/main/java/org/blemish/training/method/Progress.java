// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

/**
 * Receives the progress of long work and can cancel it. Called from one thread, but for {@link
 * #cancelled}, which any thread may call.
 */
public interface Progress {
  /**
   * A step of a stage is done.
   *
   * @param stage short name to be shown, such as {@code "teacher"} or {@code "features"}
   * @param done number of finished steps
   * @param total number of steps, at least 1
   */
  void step(String stage, long done, long total);

  /** An epoch is finished. */
  void epoch(Epoch epoch);

  /** Information in one line. */
  default void note(String line) {}

  /** Whether the work should stop as soon as it can be resumed. */
  default boolean cancelled() {
    return false;
  }

  /** Ignores all progress and never cancels. */
  Progress NONE =
      new Progress() {
        @Override
        public void step(String stage, long done, long total) {}

        @Override
        public void epoch(Epoch epoch) {}
      };
}
