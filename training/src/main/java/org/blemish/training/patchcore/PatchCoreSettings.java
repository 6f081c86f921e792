// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.core.scoring.Units;
import org.blemish.training.method.MapNames;

/**
 * Settings of the nearest-neighbour method.
 *
 * @param memories at least one, names differ
 * @param relief one more where there are scans; where absent and no memory names {@code depth},
 *     depth is joined to each of them
 * @param units of the scores
 * @param terms how the memories' maps make score and map
 */
public record PatchCoreSettings(
    List<MemorySettings> memories, Optional<Relief> relief, Units units, List<Term> terms) {
  public PatchCoreSettings {
    memories = List.copyOf(memories);
    terms = List.copyOf(terms);
    if (memories.isEmpty()
        || memories.stream().map(MemorySettings::name).distinct().count() != memories.size()) {
      throw new BlemishException(
          "patchcore.memories: at least one is needed, each of its own name");
    }
    List<MemorySettings> own = memories;
    relief.ifPresent(
        more -> {
          if (own.stream().anyMatch(memory -> memory.name().equals(more.memory().name()))) {
            throw new BlemishException(
                "patchcore.relief: the name '%s' is taken, each map needs a name of its own"
                    .formatted(more.memory().name()));
          }
        });
    new MapNames(memories.stream().map(MemorySettings::name).collect(Collectors.toSet()))
        .requireIn("patchcore", terms);
  }
}
