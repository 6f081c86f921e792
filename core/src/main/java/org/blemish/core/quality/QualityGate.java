// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.preparation.Exposure;

/**
 * Doubts pictures that are only badly taken, so that they are not called defective: darker or
 * brighter than good ones, blurred, noisy, of other tones, moved, turned, or of something else. It
 * knows good pictures alone, looks at whole pictures, and leaves scores as they are. Stands in a
 * model file as {@code gate.json}. Immutable and safe for many threads.
 *
 * @param corrected whether the model evens exposures out, and so bears more of them
 * @param exposure levels of brightness of the training images
 * @param position mean of the training images; empty where they do not lie alike
 * @param featureStatistics mean features of the training images
 * @param images number of good images that the ranges come from
 * @param tolerances that the model was seen to have; an aspect without one was not tried
 * @param ranges that are accepted; an aspect without one is not looked at
 */
public record QualityGate(
    boolean corrected,
    Exposure exposure,
    Optional<AlignmentThumbnail> position,
    @JsonAlias("likeness") Optional<FeatureStatistics> featureStatistics,
    int images,
    Map<QualityAspect, Tolerance> tolerances,
    Map<QualityAspect, Range> ranges) {
  /** Median correlation with their mean from which on good images lie alike. */
  private static final double MIN_CORRELATION = 0.8;

  /** Shift in either direction that nine of ten good images must not exceed, of the side. */
  private static final double MAX_SHIFT = 0.04;

  /** Stops of a picture without a single lit pixel. */
  private static final double BLACK_STOPS = -8;

  public QualityGate {
    tolerances = Map.copyOf(tolerances);
    ranges = Map.copyOf(ranges);
  }

  /**
   * Learns a gate.
   *
   * @param corrected whether the model evens exposures out
   * @param training images that the model learns from, at least one
   * @param heldOut good images that it does not learn from; they count for ranges alone
   */
  public static QualityGate learn(
      boolean corrected, List<GateInput> training, List<GateInput> heldOut) {
    List<FeatureStatistics.PooledFeatures> pooled =
        training.stream().flatMap(observation -> observation.pooled().stream()).toList();
    QualityGate reference =
        new QualityGate(
            corrected,
            Exposure.median(training.stream().map(o -> o.image().levelsArray()).toList()),
            position(training),
            pooled.size() == training.size()
                ? Optional.of(FeatureStatistics.of(pooled))
                : Optional.empty(),
            0,
            Map.of(),
            Map.of());
    return reference.widened(training).widened(heldOut);
  }

  /**
   * The same gate, which accepts what these good images have too: what {@code calibrate} does.
   *
   * @param good images; where there are none, nothing changes
   */
  public QualityGate widened(List<GateInput> good) {
    Map<QualityAspect, Range> learnt = new EnumMap<>(QualityAspect.class);
    learnt.putAll(ranges);
    List<Map<QualityAspect, Double>> measured = measureAll(good);
    for (QualityAspect aspect : QualityAspect.values()) {
      double[] values = values(aspect, measured);
      if (values.length > 0) {
        Tolerance tolerance = tolerances.getOrDefault(aspect, Tolerance.UNTESTED);
        Range range = aspect.range(values, corrected).narrowed(values, tolerance);
        learnt.merge(aspect, range, Range::joined);
      }
    }
    return new QualityGate(
        corrected, exposure, position, featureStatistics, images + good.size(), tolerances, learnt);
  }

  /**
   * The same gate, which accepts disturbed pictures that its model learnt from, and nothing beyond
   * them.
   *
   * @param disturbed pictures; where there are none, nothing changes
   */
  public QualityGate widenedByAugmentation(List<GateInput> disturbed) {
    Map<QualityAspect, Range> learnt = new EnumMap<>(QualityAspect.class);
    List<Map<QualityAspect, Double>> measured = measureAll(disturbed);
    ranges.forEach(
        (aspect, range) -> learnt.put(aspect, range.extendedTo(values(aspect, measured))));
    return new QualityGate(
        corrected, exposure, position, featureStatistics, images, tolerances, learnt);
  }

  /**
   * The same gate, which doubts what its model was seen not to bear.
   *
   * @param good all images that the ranges come from, at least one
   * @param trials of good images
   */
  public QualityGate withTolerances(List<GateInput> good, List<ToleranceTrial> trials) {
    Map<QualityAspect, Tolerance> seen = new EnumMap<>(QualityAspect.class);
    Map<QualityAspect, Range> learnt = new EnumMap<>(QualityAspect.class);
    learnt.putAll(ranges);
    List<Map<QualityAspect, Double>> measured = measureAll(good);
    for (ToleranceTrial trial : trials) {
      List<Map<QualityAspect, Double>> borne = measureAll(trial.tolerated());
      List<Map<QualityAspect, Double>> unborne = measureAll(trial.rejected());
      for (QualityAspect aspect : trial.aspects()) {
        double[] values = values(aspect, measured);
        if (values.length > 0) {
          Tolerance tolerance =
              Tolerance.between(values, values(aspect, borne), values(aspect, unborne));
          seen.merge(aspect, tolerance, Tolerance::intersect);
          learnt.computeIfPresent(aspect, (a, range) -> range.narrowed(values, tolerance));
        }
      }
    }
    return new QualityGate(corrected, exposure, position, featureStatistics, images, seen, learnt);
  }

  private List<Map<QualityAspect, Double>> measureAll(List<GateInput> pictures) {
    return pictures.stream().map(this::measure).toList();
  }

  /** Of the pictures that have the aspect. */
  private static double[] values(QualityAspect aspect, List<Map<QualityAspect, Double>> measured) {
    return measured.stream()
        .filter(m -> m.containsKey(aspect))
        .mapToDouble(m -> m.getOrDefault(aspect, 0.0))
        .toArray();
  }

  private static Optional<AlignmentThumbnail> position(List<GateInput> training) {
    List<AlignmentThumbnail> pictures = training.stream().map(o -> o.image().thumbnail()).toList();
    AlignmentThumbnail mean = AlignmentThumbnail.mean(pictures);
    List<AlignmentThumbnail.Alignment> places = pictures.stream().map(mean::find).toList();
    double[] correlations =
        places.stream().mapToDouble(AlignmentThumbnail.Alignment::correlation).sorted().toArray();
    double[] shifts =
        places.stream()
            .mapToDouble(place -> Math.max(Math.abs(place.x()), Math.abs(place.y())))
            .sorted()
            .toArray();
    boolean alike =
        correlations[correlations.length / 2] >= MIN_CORRELATION
            && shifts[(int) (0.9 * (shifts.length - 1))] <= MAX_SHIFT;
    return alike ? Optional.of(mean) : Optional.empty();
  }

  /** What is accepted, for people, in the order of {@link QualityAspect}. */
  public List<String> descriptions() {
    return ranges.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey().describeAccepted(entry.getValue()))
        .toList();
  }

  /** What an input has of each aspect. */
  public Map<QualityAspect, Double> measure(GateInput observation) {
    Map<QualityAspect, Double> values = new EnumMap<>(QualityAspect.class);
    ImageQuality picture = observation.image();
    double[] levels = picture.levelsArray();
    boolean black = levels[levels.length - 1] < 1;
    double gain = Math.max(exposure.ratio(levels), 1e-6);
    values.put(QualityAspect.BRIGHTNESS, black ? BLACK_STOPS : -log2(gain));
    values.put(QualityAspect.SATURATION, picture.saturated());
    values.put(QualityAspect.SHARPNESS, picture.sharpness());
    values.put(QualityAspect.NOISE, log2(1 + gain * picture.noise()));
    GammaEstimation.exponent(exposure.levels(), picture.levels())
        .ifPresent(exponent -> values.put(QualityAspect.TONE, log2(exponent)));
    position.ifPresent(
        mean -> {
          AlignmentThumbnail.Alignment place = mean.find(picture.thumbnail());
          values.put(QualityAspect.RIGHT, place.x());
          values.put(QualityAspect.DOWN, place.y());
          values.put(QualityAspect.TURN, place.turn());
        });
    if (featureStatistics.isPresent() && observation.pooled().isPresent()) {
      values.put(
          QualityAspect.DISTANCE, featureStatistics.get().distance(observation.pooled().get()));
    }
    return values;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /**
   * The first trouble with a picture, in the order of {@link QualityAspect}; empty where it is
   * fine.
   */
  public Optional<GateRejection> check(GateInput observation) {
    Map<QualityAspect, Double> values = measure(observation);
    for (QualityAspect aspect : QualityAspect.values()) {
      Range range = ranges.get(aspect);
      Double value = values.get(aspect);
      if (range != null && value != null && (range.below(value) || range.above(value))) {
        return Optional.of(aspect.rejection(value, range));
      }
    }
    return Optional.empty();
  }
}
