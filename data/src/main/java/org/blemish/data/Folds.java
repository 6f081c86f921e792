// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Samples divided into folds by whole groups. Each sample is scored by a model that was fitted
 * without its fold.
 *
 * @param folds indices of the samples of each fold, ascending; at least two folds, none empty
 * @param sources for each augmented copy the index of the sample that it was made from; a copy is
 *     in the fold of its source
 */
public record Folds(List<List<Integer>> folds, List<Integer> sources) {
  public Folds {
    folds = folds.stream().map(List::copyOf).toList();
    sources = List.copyOf(sources);
    if (folds.size() < 2 || folds.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "folds of %s samples: expected at least two folds with samples"
              .formatted(folds.stream().map(List::size).toList()));
    }
  }

  /**
   * Divides samples at random.
   *
   * @param groups group of each sample; a group is never divided
   * @param count number of folds, at least 2; fewer if there are fewer groups
   * @param firstShare share of the samples in the first fold, below 1; 0 for folds of equal size
   * @param seed seed of the choice
   * @throws IllegalArgumentException if there is only one group
   */
  public static Folds of(int[] groups, int count, double firstShare, long seed) {
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], group -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> shuffled = new ArrayList<>(members.values());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    // Large groups first, so that folds have nearly the sizes wanted.
    shuffled.sort(Comparator.comparingInt((List<Integer> group) -> group.size()).reversed());
    int used = Math.min(count, shuffled.size());
    double[] shares = new double[used];
    double first = firstShare > 0 ? firstShare : 1.0 / used;
    for (int i = 0; i < used; i++) {
      shares[i] = i == 0 ? first : (1 - first) / (used - 1);
    }
    List<List<Integer>> folds =
        IntStream.range(0, used).<List<Integer>>mapToObj(i -> new ArrayList<>()).toList();
    for (List<Integer> group : shuffled) {
      folds.get(emptiest(folds, shares)).addAll(group);
    }
    return new Folds(
        folds.stream().map(fold -> fold.stream().sorted().toList()).toList(), List.of());
  }

  private static int emptiest(List<List<Integer>> folds, double[] shares) {
    int emptiest = 0;
    for (int i = 1; i < shares.length; i++) {
      if (folds.get(i).size() / shares[i] < folds.get(emptiest).size() / shares[emptiest]) {
        emptiest = i;
      }
    }
    return emptiest;
  }

  /** Number of folds. */
  public int count() {
    return folds.size();
  }

  /** Number of samples in all folds. */
  public int samples() {
    return folds.stream().mapToInt(List::size).sum();
  }

  /** Indices of the samples of a fold, ascending. */
  public List<Integer> fold(int fold) {
    return folds.get(fold);
  }

  /**
   * The same folds with augmented copies, which have the indices after all samples.
   *
   * @param sources for each copy the index of the sample that it was made from
   */
  public Folds withCopies(List<Integer> sources) {
    return new Folds(folds, sources);
  }

  /** Indices of the samples of all other folds and of their copies, ascending. */
  public List<Integer> without(int fold) {
    return without(List.of(fold));
  }

  /** Indices of the samples of all folds but these, and of their copies, ascending. */
  public List<Integer> without(List<Integer> left) {
    Set<Integer> excluded =
        left.stream().flatMap(fold -> folds.get(fold).stream()).collect(Collectors.toSet());
    int samples = samples();
    return IntStream.range(0, samples + sources.size())
        .filter(i -> !excluded.contains(i < samples ? i : sources.get(i - samples)))
        .boxed()
        .toList();
  }
}
