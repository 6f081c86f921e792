// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.data.Sample;

/** Good images that are copies or near-copies: they hide how few different ones there are. */
final class CopiesNote {
  private static final int MAX_NAMED = 5;

  private CopiesNote() {}

  /**
   * A line that names the copies; empty if there are none.
   *
   * @param fit samples to fit
   * @param groups for each sample the index of the first one that it is a copy of, or its own
   */
  static Optional<String> of(List<Sample> fit, int[] groups) {
    List<String> copies =
        IntStream.range(0, groups.length)
            .filter(i -> groups[i] != i)
            .mapToObj(i -> "%s (of %s)".formatted(fit.get(i).id(), fit.get(groups[i]).id()))
            .toList();
    if (copies.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d of %d good images are copies or near-copies of others: %s%s"
            .formatted(
                copies.size(),
                groups.length,
                String.join(", ", copies.subList(0, Math.min(MAX_NAMED, copies.size()))),
                copies.size() > MAX_NAMED ? ", ..." : ""));
  }
}
