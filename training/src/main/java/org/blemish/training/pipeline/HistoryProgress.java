// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import org.blemish.training.method.Epoch;
import org.blemish.training.method.Progress;

/** Writes epochs to the history of a run, and passes on all progress. */
record HistoryProgress(Progress next, History history) implements Progress {
  @Override
  public void step(String stage, long done, long total) {
    next.step(stage, done, total);
  }

  @Override
  public void epoch(Epoch epoch) {
    history.add(epoch);
    next.epoch(epoch);
  }

  @Override
  public void note(String line) {
    next.note(line);
  }

  @Override
  public boolean cancelled() {
    return next.cancelled();
  }
}
