// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;

/**
 * Assigns defects to a series of good parts. Every specification (kind, size, contrast) is
 * generated equally often, spread evenly over the parts. A defect depends on the seed, its
 * specification, its number and its part alone, so parts can be processed in any order. Immutable.
 *
 * <pre>{@code
 * DefectPlan plan = DefectPlan.allSpecs(Modality.RGB, 4, 1);
 * for (int i = 0; i < parts.size(); i++) {
 *   plan.generate(i, parts.size(), parts.get(i)).forEach(defect -> ...);
 * }
 * }</pre>
 *
 * @param specs specifications of the defects
 * @param perSpec defects of each specification over the whole series, at least 1
 * @param seed seed of all random choices
 */
public record DefectPlan(List<DefectSpec> specs, int perSpec, long seed) {
  public DefectPlan {
    specs = List.copyOf(specs);
    if (specs.isEmpty() || perSpec < 1) {
      throw new IllegalArgumentException(
          "a plan needs at least 1 specification and 1 defect of each, got %d and %d"
              .formatted(specs.size(), perSpec));
    }
  }

  /** All kinds that are visible to the modality, in all sizes and contrasts. */
  public static DefectPlan allSpecs(Modality modality, int perSpec, long seed) {
    List<DefectSpec> specs = new ArrayList<>();
    for (SyntheticDefectKind kind : SyntheticDefectKind.visibleTo(modality)) {
      for (DefectSize size : DefectSize.values()) {
        for (DefectContrast contrast : DefectContrast.values()) {
          specs.add(new DefectSpec(kind, size, contrast));
        }
      }
    }
    return new DefectPlan(specs, perSpec, seed);
  }

  /** Number of defects over the whole series, if all can be generated. */
  public int total() {
    return specs.size() * perSpec;
  }

  /**
   * The defects of one part, generated as the stream is read; those that its surface does not allow
   * are left out.
   *
   * @param part index of the part in the series, from 0
   * @param parts number of parts in the series
   * @param generator generator for that part
   */
  public Stream<SyntheticDefect> generate(int part, int parts, SyntheticDefectGenerator generator) {
    return tasks(part, parts).stream()
        .flatMap(
            task ->
                generator
                    .generate(specs.get(task % specs.size()), new SplittableRandom(seed(task)))
                    .stream());
  }

  /**
   * {@link #generate(int, int, SyntheticDefectGenerator)}, where patches come from the part itself.
   */
  public Stream<SyntheticDefect> generate(int part, int parts, Input good) {
    return generate(part, parts, SyntheticDefectGenerator.of(good));
  }

  /** Number of defects that the plan assigns to a part. */
  public int plannedCount(int part, int parts) {
    return tasks(part, parts).size();
  }

  private List<Integer> tasks(int part, int parts) {
    if (part < 0 || part >= parts) {
      throw new IllegalArgumentException("part %d of %d".formatted(part, parts));
    }
    List<Integer> tasks = new ArrayList<>();
    int stride = Math.max(1, parts / perSpec);
    for (int spec = 0; spec < specs.size(); spec++) {
      // Each specification begins at another part, so that no part has all the faint defects.
      int first = new SplittableRandom(seed ^ ~(long) spec).nextInt(parts);
      for (int i = 0; i < perSpec; i++) {
        if ((int) ((first + (long) i * stride) % parts) == part) {
          tasks.add(i * specs.size() + spec);
        }
      }
    }
    return tasks;
  }

  private long seed(int task) {
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (task + 1)).nextLong();
  }
}
