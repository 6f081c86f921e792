// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/**
 * Which good samples a model is fitted on and which it is calibrated on. Samples are given by id,
 * so that a run can be repeated from its record.
 *
 * @param fit ids of the samples that networks, whitening and standardisation are fitted on, in
 *     ascending order
 * @param calibrate ids of the samples that thresholds are computed from, in ascending order; empty
 *     if all samples are for fitting
 * @param firstFold ids of the first fold of a cross-fitted run, which the held-out model was not
 *     fitted on
 */
public record Split(List<String> fit, List<String> calibrate, Optional<List<String>> firstFold) {
  /** A split without folds. */
  public Split(List<String> fit, List<String> calibrate) {
    this(fit, calibrate, Optional.empty());
  }

  public Split {
    fit = List.copyOf(fit);
    calibrate = List.copyOf(calibrate);
    if (fit.isEmpty()) {
      throw new IllegalArgumentException("a split needs at least one sample to fit on");
    }
    Set<String> both = new HashSet<>(fit);
    both.retainAll(Set.copyOf(calibrate));
    if (!both.isEmpty()) {
      throw new IllegalArgumentException("samples both to fit and to calibrate on: " + both);
    }
  }

  /**
   * The samples to fit on.
   *
   * @throws BlemishException if the data set no longer has a good sample of that id
   */
  public List<Sample> fit(Dataset dataset) {
    return resolve(dataset, fit);
  }

  /** The samples to calibrate on, like {@link #fit(Dataset)}. */
  public List<Sample> calibrate(Dataset dataset) {
    return resolve(dataset, calibrate);
  }

  /** The same with these samples alone. */
  public Split only(Collection<String> ids) {
    return new Split(
        fit.stream().filter(ids::contains).toList(),
        calibrate.stream().filter(ids::contains).toList(),
        firstFold.map(fold -> fold.stream().filter(ids::contains).toList()));
  }

  /** The same with the first fold of a cross-fitted run. */
  public Split withFirstFold(List<String> ids) {
    return new Split(fit, calibrate, Optional.of(List.copyOf(ids)));
  }

  /** The samples of the first fold; none without folds. */
  public List<Sample> firstFold(Dataset dataset) {
    return resolve(dataset, firstFold.orElse(List.of()));
  }

  private static List<Sample> resolve(Dataset dataset, List<String> ids) {
    Map<String, Sample> known =
        Stream.concat(dataset.train().stream(), dataset.validation().stream())
            .collect(Collectors.toMap(Sample::id, Function.identity()));
    return ids.stream()
        .map(
            id -> {
              Sample sample = known.get(id);
              if (sample == null) {
                throw new BlemishException(
                    "%s: no training or validation sample %s, although it is in the recorded split; restore the file or make a new split"
                        .formatted(dataset.root(), id));
              }
              return sample;
            })
        .toList();
  }
}
