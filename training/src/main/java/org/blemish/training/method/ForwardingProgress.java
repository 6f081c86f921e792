// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

/** Passes all progress on; subclasses change a part of it. */
public abstract class ForwardingProgress implements Progress {
  private final Progress next;

  protected ForwardingProgress(Progress next) {
    this.next = next;
  }

  @Override
  public void step(String stage, long done, long total) {
    next.step(stage, done, total);
  }

  @Override
  public void epoch(Epoch epoch) {
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
