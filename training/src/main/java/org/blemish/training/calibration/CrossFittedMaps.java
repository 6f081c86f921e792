// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
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
import org.blemish.training.method.FittedMethod;
import org.blemish.training.method.Progress;

/**
 * Raw maps of all good samples, each by a model that was fitted without its fold.
 *
 * <p>Maps of other networks than the model's ({@link CrossFit#otherNetworks}) have another scale.
 * They are multiplied by the ratio of the mean of the highest 3 % of the cells, of the model's
 * networks to theirs, in the first fold, which neither have seen.
 */
public final class CrossFittedMaps {
  private static final Reduction HIGH_CELLS = new Reduction.TopMean(0.03);

  private final FeatureStore features;
  private final List<Geometry> geometries;
  private final Optional<Mask> ignore;
  private final Preparation preparation;
  private final Concurrency concurrency;

  private CrossFittedMaps(
      FeatureStore features,
      List<Geometry> geometries,
      Optional<Mask> ignore,
      Preparation preparation,
      Concurrency concurrency) {
    this.features = features;
    this.geometries = geometries;
    this.ignore = ignore;
    this.preparation = preparation;
    this.concurrency = concurrency;
  }

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
    CrossFittedMaps runs =
        new CrossFittedMaps(features, geometries, ignore, preparation, concurrency);
    RawMaps[] maps = new RawMaps[folds.samples()];
    AtomicInteger done = new AtomicInteger();
    for (int fold = 0; fold < folds.count(); fold++) {
      runs.run(
          fit.folds().get(fold),
          folds.fold(fold),
          (sample, raw) -> {
            maps[sample] = raw;
            progress.step("scoring", done.incrementAndGet(), maps.length);
          });
    }
    List<RawMaps> first = folds.fold(0).stream().map(i -> maps[i]).toList();
    for (CrossFit.OtherNetworks networks : fit.otherNetworks()) {
      List<Integer> scored =
          networks.folds().stream().flatMap(fold -> folds.fold(fold).stream()).toList();
      List<RawMaps> other = new ArrayList<>();
      networks
          .firstFold()
          .ifPresentOrElse(
              method -> runs.run(method, folds.fold(0), (sample, raw) -> other.add(raw)),
              () -> scored.forEach(i -> other.add(maps[i])));
      Map<String, Double> factors = factors(networks.maps(), first, other);
      scored.forEach(i -> maps[i] = multiplied(maps[i], factors));
    }
    return List.of(maps);
  }

  /** Computes raw maps of some samples by a model, and passes them on in the order of these. */
  private void run(
      FittedMethod method, List<Integer> samples, BiConsumer<Integer, RawMaps> result) {
    try (Head head = Head.open(method.head(), preparation, concurrency.session())) {
      concurrency
          .pipeline()
          .<Integer, RawMaps>run(
              samples.iterator(),
              (sample, memory) ->
                  new RawMaps(head.maps(features.sample(sample)), geometries.get(sample), ignore),
              result);
    }
  }

  /**
   * For each map the factor from the scale of other networks to that of the model's.
   *
   * @param own maps of the same samples by the model's networks
   * @param other those by the other networks
   */
  static Map<String, Double> factors(Set<String> names, List<RawMaps> own, List<RawMaps> other) {
    Map<String, Double> factors = new LinkedHashMap<>();
    for (String name : names) {
      if (own.get(0).maps().containsKey(name)) {
        double mean = mean(other, name);
        factors.put(name, mean > 0 ? mean(own, name) / mean : 1);
      }
    }
    return factors;
  }

  private static double mean(List<RawMaps> maps, String name) {
    return maps.stream()
        .mapToDouble(raw -> HIGH_CELLS.of(raw.get(name), Optional.empty()))
        .average()
        .orElse(0);
  }

  static RawMaps multiplied(RawMaps raw, Map<String, Double> factors) {
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
