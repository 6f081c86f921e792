// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.blemish.core.geometry.Geometry;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.RawMaps;
import org.blemish.core.scoring.Reduction;
import org.blemish.data.Folds;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Head;
import org.blemish.training.features.FeatureStore;
import org.blemish.training.method.CrossFit;
import org.blemish.training.method.Progress;

/**
 * Raw maps of all good samples, each by a model that was fitted without its fold.
 *
 * <p>Maps of networks that were fitted a single time ({@link CrossFit#fittedOnce}) are valid in the
 * first fold only: on the samples that the networks have seen they are too low. They are multiplied
 * by the ratio of the mean of the highest 3 % of the cells, over the samples of the first fold and
 * over all others.
 */
public final class CrossFittedMaps {
  private static final Reduction HIGH_CELLS = new Reduction.TopMean(0.03);

  private CrossFittedMaps() {}

  /**
   * Runs the folds' models.
   *
   * @param fit models of the folds
   * @param features of the samples
   * @param geometries of the samples
   * @param ignore pixels that are never scored
   * @return maps in the order of the samples
   */
  public static List<RawMaps> of(
      CrossFit fit,
      Folds folds,
      FeatureStore features,
      List<Geometry> geometries,
      Optional<Mask> ignore,
      Preparation preparation,
      Concurrency concurrency,
      Progress progress) {
    RawMaps[] maps = new RawMaps[folds.samples()];
    AtomicInteger done = new AtomicInteger();
    for (int fold = 0; fold < folds.count(); fold++) {
      try (Head head =
          Head.open(fit.folds().get(fold).head(), preparation, concurrency.session())) {
        concurrency
            .pipeline()
            .<Integer, RawMaps>run(
                folds.fold(fold).iterator(),
                (sample, memory) ->
                    new RawMaps(head.maps(features.sample(sample)), geometries.get(sample), ignore),
                (sample, raw) -> {
                  maps[sample] = raw;
                  progress.step("scoring", done.incrementAndGet(), maps.length);
                });
      }
    }
    return corrected(List.of(maps), Set.copyOf(folds.fold(0)), fit.fittedOnce());
  }

  /** Multiplies the named maps of all samples outside the first fold. */
  static List<RawMaps> corrected(List<RawMaps> maps, Set<Integer> first, Set<String> names) {
    Map<String, Double> factors = new LinkedHashMap<>();
    for (String name : names) {
      if (maps.get(0).maps().containsKey(name)) {
        double unseen = mean(maps, name, first, true);
        double seen = mean(maps, name, first, false);
        factors.put(name, seen > 0 && unseen > seen ? unseen / seen : 1);
      }
    }
    if (factors.isEmpty()) {
      return maps;
    }
    List<RawMaps> corrected = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      corrected.add(first.contains(i) ? maps.get(i) : multiplied(maps.get(i), factors));
    }
    return corrected;
  }

  private static double mean(
      List<RawMaps> maps, String name, Set<Integer> first, boolean insideFirst) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < maps.size(); i++) {
      if (first.contains(i) == insideFirst) {
        sum += HIGH_CELLS.of(maps.get(i).get(name), Optional.empty());
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  private static RawMaps multiplied(RawMaps raw, Map<String, Double> factors) {
    Map<String, FloatMap> maps = new LinkedHashMap<>(raw.maps());
    factors.forEach(
        (name, factor) -> maps.computeIfPresent(name, (key, map) -> multiplied(map, factor)));
    return new RawMaps(maps, raw.geometry(), raw.ignore());
  }

  private static FloatMap multiplied(FloatMap map, double factor) {
    float[] values = map.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= (float) factor;
    }
    return new FloatMap(map.width(), map.height(), values);
  }
}
