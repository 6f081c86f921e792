// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;

/** Cancels once a stage has done a number of steps. */
final class StopAfter implements Progress {
  private final String stage;
  private final long steps;
  private boolean reached;

  StopAfter(String stage, long steps) {
    this.stage = stage;
    this.steps = steps;
  }

  @Override
  public void step(String current, long done, long total) {
    reached |= current.equals(stage) && done >= steps;
  }

  @Override
  public void epoch(Epoch epoch) {}

  @Override
  public boolean cancelled() {
    return reached;
  }
}
