// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import org.blemish.training.method.Epoch;
import org.blemish.training.method.ForwardingProgress;
import org.blemish.training.method.Progress;

/** Writes epochs to the history of a run, and passes on all progress. */
final class HistoryProgress extends ForwardingProgress {
  private final History history;

  HistoryProgress(Progress next, History history) {
    super(next);
    this.history = history;
  }

  @Override
  public void epoch(Epoch epoch) {
    history.add(epoch);
    super.epoch(epoch);
  }
}
