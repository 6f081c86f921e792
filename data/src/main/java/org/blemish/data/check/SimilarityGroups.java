// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Groups of thumbnails that are connected by pairs below a distance. The result is that of
 * comparing all pairs; the time grows little more than linearly with their number, since thumbnails
 * are compared only with those of neighbouring buckets.
 *
 * <p>A bucket is a cube in the space of the {@link LowFrequencies} that differ most in the data
 * set, with the greatest distance of similar thumbnails as its side: both thumbnails of a similar
 * pair are in one bucket or in buckets that touch. Thumbnails of one bucket that are in one group
 * already are not compared again, so that sets of nearly equal images do not take longer. Not
 * thread-safe.
 */
final class SimilarityGroups {
  /** Frequencies that a bucket is made of; a bucket has 3 to this power neighbours. */
  private static final int DIMENSIONS = 4;

  /** Room for rounding of coefficients, as a factor on distances. */
  private static final double MARGIN = 1.001;

  /** Distance of the keys of buckets that touch, from one dimension to the next. */
  private static final int BITS = 16;

  private final List<NormalisedThumbnail> thumbnails;
  private final double limit;

  /** Low frequencies of each thumbnail; those that differ most in the data set come first. */
  private final float[][] coefficients;

  private final int[] parents;
  private final long[] neighbours = neighbours();
  private final Map<Long, Bucket> buckets = new HashMap<>();

  private SimilarityGroups(List<NormalisedThumbnail> thumbnails, double limit) {
    this.thumbnails = thumbnails;
    this.limit = limit;
    this.coefficients = coefficients(thumbnails);
    this.parents = IntStream.range(0, thumbnails.size()).toArray();
  }

  /**
   * The group of each thumbnail, as the index of the group's first one.
   *
   * @param limit pairs of a smaller squared distance are in one group, above 0
   */
  static int[] of(List<NormalisedThumbnail> thumbnails, double limit) {
    return of(thumbnails, limit, i -> true);
  }

  /**
   * Like {@link #of(List, double)}, where a pair joins its groups only if one of its thumbnails may
   * do so.
   *
   * @param joins whether the thumbnail of an index may
   */
  static int[] of(List<NormalisedThumbnail> thumbnails, double limit, IntPredicate joins) {
    SimilarityGroups groups = new SimilarityGroups(thumbnails, limit);
    for (int i = 0; i < thumbnails.size(); i++) {
      if (joins.test(i)) {
        groups.join(i);
        groups.bucket(i).add(i);
      }
    }
    for (int i = 0; i < thumbnails.size(); i++) {
      if (!joins.test(i)) {
        groups.join(i);
      }
    }
    return IntStream.range(0, thumbnails.size()).map(groups::group).toArray();
  }

  /** Thumbnails of one cube, in lists whose thumbnails are in one group each. */
  private final class Bucket {
    private final List<List<Integer>> lists = new ArrayList<>();

    void add(int i) {
      if (group(i) != i) {
        for (List<Integer> list : lists) {
          if (group(list.get(0)) == group(i)) {
            list.add(i);
            return;
          }
        }
      }
      lists.add(new ArrayList<>(List.of(i)));
    }

    /** Joins a thumbnail with the first similar one of each list. */
    void join(int i) {
      for (List<Integer> list : lists) {
        if (group(list.get(0)) != group(i)) {
          for (int other : list) {
            if (similar(i, other)) {
              unite(i, other);
              break;
            }
          }
        }
      }
    }
  }

  /** The low frequencies exclude most pairs, and are shorter than the thumbnails. */
  private boolean similar(int i, int j) {
    float[] a = coefficients[i];
    float[] b = coefficients[j];
    float sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (a[k] - b[k]) * (a[k] - b[k]);
      if (sum > MARGIN * limit) {
        return false;
      }
    }
    return thumbnails.get(i).isNearer(thumbnails.get(j), limit);
  }

  private Bucket bucket(int i) {
    return buckets.computeIfAbsent(key(i), key -> new Bucket());
  }

  /** Distant cubes may have the same key: their thumbnails are then compared in vain. */
  private long key(int i) {
    double side = MARGIN * Math.sqrt(limit);
    long key = 0;
    for (int k = 0; k < DIMENSIONS; k++) {
      key = (key << BITS) + (long) Math.floor(coefficients[i][k] / side);
    }
    return key;
  }

  /** Differences of a bucket's key and those of the buckets that touch it, 0 among them. */
  private static long[] neighbours() {
    long[] offsets = {0};
    for (int k = 0; k < DIMENSIONS; k++) {
      offsets =
          LongStream.of(offsets)
              .map(offset -> offset << BITS)
              .flatMap(offset -> LongStream.of(offset - 1, offset, offset + 1))
              .toArray();
    }
    return offsets;
  }

  /** Joins a thumbnail with the similar ones of its bucket and of those that touch it. */
  private void join(int i) {
    long key = key(i);
    for (long offset : neighbours) {
      Bucket bucket = buckets.get(key + offset);
      if (bucket != null) {
        bucket.join(i);
      }
    }
  }

  /** The first thumbnail of a group: the root of its tree. */
  private int group(int i) {
    int root = i;
    while (parents[root] != root) {
      parents[root] = parents[parents[root]];
      root = parents[root];
    }
    return root;
  }

  private void unite(int i, int j) {
    int a = group(i);
    int b = group(j);
    parents[Math.max(a, b)] = Math.min(a, b);
  }

  private static float[][] coefficients(List<NormalisedThumbnail> thumbnails) {
    List<float[]> unordered = thumbnails.parallelStream().map(LowFrequencies::of).toList();
    double[] variances =
        IntStream.range(0, LowFrequencies.COUNT).mapToDouble(k -> variance(unordered, k)).toArray();
    int[] widestFirst =
        IntStream.range(0, LowFrequencies.COUNT)
            .boxed()
            .sorted((a, b) -> Double.compare(variances[b], variances[a]))
            .mapToInt(k -> k)
            .toArray();
    float[][] ordered = new float[unordered.size()][LowFrequencies.COUNT];
    for (int i = 0; i < ordered.length; i++) {
      for (int k = 0; k < widestFirst.length; k++) {
        ordered[i][k] = unordered.get(i)[widestFirst[k]];
      }
    }
    return ordered;
  }

  private static double variance(List<float[]> coefficients, int k) {
    double mean = coefficients.stream().mapToDouble(c -> c[k]).average().orElse(0);
    return coefficients.stream().mapToDouble(c -> (c[k] - mean) * (c[k] - mean)).sum();
  }
}
