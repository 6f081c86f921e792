// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.blemish.ast.AstSettings;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;
import org.blemish.core.scoring.Units;
import org.blemish.training.method.MapNames;
import org.blemish.training.patchcore.MemorySettings;
import org.blemish.training.patchcore.Relief;

/**
 * The section {@code ast} of the configuration.
 *
 * @param inputs backbone outputs, joined on the grid of the first; may be empty for depth alone
 * @param components the joined features are whitened to so many principal components, or as many as
 *     there are channels; 0 leaves them as they are, as published
 * @param positionChannels channels of the positional encoding; 0: none, places are all alike
 * @param teacher the normalizing flow
 * @param student the residual network
 * @param optimisation how both are trained
 * @param memories of good patches beside the networks; their input is a backbone output, {@code
 *     depth} or {@code latent}, the teacher's output
 * @param relief one more memory where there are scans
 * @param units of the scores
 * @param terms of the maps {@code distance} and {@code likelihood} and the memories'
 */
public record AstSection(
    List<String> inputs,
    int components,
    int positionChannels,
    AstSettings.TeacherSettings teacher,
    AstSettings.StudentSettings student,
    AstSettings.Optimisation optimisation,
    List<MemorySettings> memories,
    Optional<Relief> relief,
    Units units,
    List<Term> terms) {
  /** Name of the teacher's output as a memory's input. */
  public static final String LATENT = "latent";

  public AstSection {
    inputs = List.copyOf(inputs);
    memories = List.copyOf(memories);
    terms = List.copyOf(terms);
    if (components < 0) {
      throw new BlemishException(
          "ast.components: %d given, expected 0 (none) or more".formatted(components));
    }
    Set<String> maps = new HashSet<>(Set.of(AstHead.DISTANCE, AstHead.LIKELIHOOD));
    for (MemorySettings memory : all(memories, relief)) {
      if (!maps.add(memory.name())) {
        throw new BlemishException(
            "ast.memories: the name '%s' is taken, each map needs a name of its own"
                .formatted(memory.name()));
      }
    }
    new MapNames(maps).requireIn("ast", terms);
  }

  /** The memories, that of relief the last. */
  List<MemorySettings> allMemories() {
    return all(memories, relief);
  }

  /** The terms, that of relief the last. */
  List<Term> allTerms() {
    return Stream.concat(terms.stream(), relief.map(Relief::term).stream()).toList();
  }

  private static List<MemorySettings> all(List<MemorySettings> own, Optional<Relief> relief) {
    return Stream.concat(own.stream(), relief.map(Relief::memory).stream()).toList();
  }

  AstSettings networks() {
    return new AstSettings(positionChannels, teacher, student, optimisation);
  }
}
