// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import java.util.List;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;

/**
 * Networks that score good samples which the model's networks are trained on, for cross-fitted
 * thresholds; they are not kept. Each pair is trained without a part of the folds, and without the
 * first, which gives the scale of its scores.
 *
 * @param count pairs of teacher and student, 2 to 20
 * @param epochs share of the epochs of the model's networks, above 0 and up to 1
 */
record FoldNetworks(int count, double epochs) {
  static final FoldNetworks DEFAULT = new FoldNetworks(3, 1);

  private static final int LEAST = 2;
  private static final int MOST = 20;

  FoldNetworks {
    if (count < LEAST || count > MOST) {
      throw new BlemishException(
          "ast.foldNetworks.count: %d given, expected %d to %d".formatted(count, LEAST, MOST));
    }
    if (!(epochs > 0 && epochs <= 1)) {
      throw new BlemishException(
          "ast.foldNetworks.epochs: %s given, expected a share above 0 and up to 1"
              .formatted(epochs));
    }
  }

  /**
   * The folds that each pair scores: all but the first.
   *
   * @param folds number of folds, at least 2
   */
  List<List<Integer>> groups(int folds) {
    int used = Math.min(count, folds - 1);
    return IntStream.range(0, used)
        .mapToObj(
            group ->
                IntStream.range(1, folds)
                    .filter(fold -> (fold - 1) % used == group)
                    .boxed()
                    .toList())
        .toList();
  }
}
