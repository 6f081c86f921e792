// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.blemish.core.input.Input;
import org.blemish.core.input.Modality;

/**
 * Which defects are painted on which of a series of good parts. Every cell (kind, size, contrast)
 * is painted as often as every other, spread evenly over the parts. A defect depends on the seed,
 * its cell, its number there and its part alone, so parts can be worked on in any order.
 *
 * <pre>{@code
 * DefectPlan plan = DefectPlan.everything(Modality.RGB, 4, 1);
 * for (int i = 0; i < parts.size(); i++) {
 *   plan.paint(i, parts.size(), DefectPainter.of(parts.get(i))).forEach(defect -> ...);
 * }
 * }</pre>
 *
 * @param specs what is painted
 * @param perSpec defects of each cell over the whole series, at least 1
 * @param seed of all random choices
 */
public record DefectPlan(List<DefectSpec> specs, int perSpec, long seed) {
  public DefectPlan {
    specs = List.copyOf(specs);
    if (specs.isEmpty() || perSpec < 1) {
      throw new IllegalArgumentException(
          "a plan needs cells and at least 1 defect in each, got %d cells and %d"
              .formatted(specs.size(), perSpec));
    }
  }

  /** Every kind that the modality could see in every size and contrast. */
  public static DefectPlan allSpecs(Modality modality, int perCell, long seed) {
    List<DefectSpec> cells = new ArrayList<>();
    for (SyntheticDefectKind kind : SyntheticDefectKind.visibleTo(modality)) {
      for (DefectSize size : DefectSize.values()) {
        for (DefectContrast contrast : DefectContrast.values()) {
          cells.add(new DefectSpec(kind, size, contrast));
        }
      }
    }
    return new DefectPlan(cells, perCell, seed);
  }

  /** Defects over the whole series, where each can be painted. */
  public int total() {
    return specs.size() * perSpec;
  }

  /**
   * The defects of one part, painted as the stream is read; those that its surface does not allow
   * are left out.
   *
   * @param part index of the part in the series, from 0
   * @param parts length of the series
   * @param painter of that part
   */
  public Stream<SyntheticDefect> generate(int part, int parts, SyntheticDefectGenerator painter) {
    return tasks(part, parts).stream()
        .flatMap(
            task ->
                painter
                    .generate(specs.get(task % specs.size()), new SplittableRandom(seed(task)))
                    .stream());
  }

  /**
   * As {@link #generate(int, int, SyntheticDefectGenerator)} for a part whose patches come from
   * itself.
   */
  public Stream<SyntheticDefect> generate(int part, int parts, Input good) {
    return generate(part, parts, SyntheticDefectGenerator.of(good));
  }

  /** How many defects a part is asked to carry. */
  public int plannedCount(int part, int parts) {
    return tasks(part, parts).size();
  }

  private List<Integer> tasks(int part, int parts) {
    if (part < 0 || part >= parts) {
      throw new IllegalArgumentException("part %d of %d".formatted(part, parts));
    }
    List<Integer> tasks = new ArrayList<>();
    int stride = Math.max(1, parts / perSpec);
    for (int cell = 0; cell < specs.size(); cell++) {
      // Cells begin at parts of their own, so that no part is the one with all the faint defects.
      int first = new SplittableRandom(seed ^ ~(long) cell).nextInt(parts);
      for (int i = 0; i < perSpec; i++) {
        if ((int) ((first + (long) i * stride) % parts) == part) {
          tasks.add(i * specs.size() + cell);
        }
      }
    }
    return tasks;
  }

  private long seed(int task) {
    return new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (task + 1)).nextLong();
  }
}
