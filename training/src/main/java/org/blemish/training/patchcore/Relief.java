// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.inference.features.InputFeatures;

/**
 * A memory of patches of depth beside the method's own, used where there are scans. Its patches are
 * compared by shape alone: joined to many colour channels, a dent would drown in them.
 *
 * @param memory of the feature map {@code depth}
 * @param term how its map joins score and map
 */
public record Relief(MemorySettings memory, Term term) {
  public Relief {
    if (!memory.input().equals(InputFeatures.DEPTH) || !term.map().equals(memory.name())) {
      throw new BlemishException(
          "relief: memory %s looks at %s, the term at %s: expected a memory of depth and a term of its map"
              .formatted(memory.name(), memory.input(), term.map()));
    }
  }
}
