// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.ArrayList;
import java.util.List;

/** Keeps the notes of some work, and ignores all other progress. */
public final class RecordedNotes implements Progress {
  private final List<String> lines = new ArrayList<>();

  @Override
  public void step(String stage, long done, long total) {}

  @Override
  public void epoch(Epoch epoch) {}

  @Override
  public void note(String line) {
    lines.add(line);
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
