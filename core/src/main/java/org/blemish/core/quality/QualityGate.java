// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

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
 * @param likeness mean features of the training images
 * @param images number of good images that the ranges come from
 * @param tolerances that the model was seen to have; an aspect without one was not tried
 * @param ranges that are accepted; an aspect without one is not looked at
 */
public record QualityGate(
    boolean corrected,
    Exposure exposure,
    Optional<Thumbnail> position,
    Optional<Likeness> likeness,
    int images,
    Map<Aspect, Tolerance> tolerances,
    Map<Aspect, Range> ranges) {
  /** Median correlation with their mean from which on good images lie alike. */
  private static final double ALIGNED = 0.8;

  /** Shift in either direction that nine of ten good images must not exceed, of the side. */
  private static final double NEAR = 0.04;

  /** Stops of a picture without a single lit pixel. */
  private static final double BLACK = -8;

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
      boolean corrected, List<Observation> training, List<Observation> heldOut) {
    List<Likeness.Pooled> pooled =
        training.stream().flatMap(observation -> observation.pooled().stream()).toList();
    QualityGate reference =
        new QualityGate(
            corrected,
            Exposure.median(training.stream().map(o -> o.picture().levelsArray()).toList()),
            position(training),
            pooled.size() == training.size() ? Optional.of(Likeness.of(pooled)) : Optional.empty(),
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
  public QualityGate widened(List<Observation> good) {
    Map<Aspect, Range> learnt = new EnumMap<>(Aspect.class);
    learnt.putAll(ranges);
    List<Map<Aspect, Double>> measured = measured(good);
    for (Aspect aspect : Aspect.values()) {
      double[] values = values(aspect, measured);
      if (values.length > 0) {
        Tolerance tolerance = tolerances.getOrDefault(aspect, Tolerance.UNTRIED);
        Range range = aspect.range(values, corrected).narrowed(values, tolerance);
        learnt.merge(aspect, range, Range::joined);
      }
    }
    return new QualityGate(
        corrected, exposure, position, likeness, images + good.size(), tolerances, learnt);
  }

  /**
   * The same gate, which accepts disturbed pictures that its model learnt from, and nothing beyond
   * them.
   *
   * @param disturbed pictures; where there are none, nothing changes
   */
  public QualityGate taught(List<Observation> disturbed) {
    Map<Aspect, Range> learnt = new EnumMap<>(Aspect.class);
    List<Map<Aspect, Double>> measured = measured(disturbed);
    ranges.forEach((aspect, range) -> learnt.put(aspect, range.reaching(values(aspect, measured))));
    return new QualityGate(corrected, exposure, position, likeness, images, tolerances, learnt);
  }

  /**
   * The same gate, which doubts what its model was seen not to bear.
   *
   * @param good all images that the ranges come from, at least one
   * @param trials of good images
   */
  public QualityGate tried(List<Observation> good, List<Trial> trials) {
    Map<Aspect, Tolerance> seen = new EnumMap<>(Aspect.class);
    Map<Aspect, Range> learnt = new EnumMap<>(Aspect.class);
    learnt.putAll(ranges);
    List<Map<Aspect, Double>> measured = measured(good);
    for (Trial trial : trials) {
      List<Map<Aspect, Double>> borne = measured(trial.borne());
      List<Map<Aspect, Double>> unborne = measured(trial.unborne());
      for (Aspect aspect : trial.aspects()) {
        double[] values = values(aspect, measured);
        if (values.length > 0) {
          Tolerance tolerance =
              Tolerance.between(values, values(aspect, borne), values(aspect, unborne));
          seen.merge(aspect, tolerance, Tolerance::and);
          learnt.computeIfPresent(aspect, (a, range) -> range.narrowed(values, tolerance));
        }
      }
    }
    return new QualityGate(corrected, exposure, position, likeness, images, seen, learnt);
  }

  private List<Map<Aspect, Double>> measured(List<Observation> pictures) {
    return pictures.stream().map(this::measure).toList();
  }

  /** Of the pictures that have the aspect. */
  private static double[] values(Aspect aspect, List<Map<Aspect, Double>> measured) {
    return measured.stream()
        .filter(m -> m.containsKey(aspect))
        .mapToDouble(m -> m.getOrDefault(aspect, 0.0))
        .toArray();
  }

  private static Optional<Thumbnail> position(List<Observation> training) {
    List<Thumbnail> pictures = training.stream().map(o -> o.picture().thumbnail()).toList();
    Thumbnail mean = Thumbnail.mean(pictures);
    List<Thumbnail.Place> places = pictures.stream().map(mean::find).toList();
    double[] correlations =
        places.stream().mapToDouble(Thumbnail.Place::correlation).sorted().toArray();
    double[] shifts =
        places.stream()
            .mapToDouble(place -> Math.max(Math.abs(place.x()), Math.abs(place.y())))
            .sorted()
            .toArray();
    boolean alike =
        correlations[correlations.length / 2] >= ALIGNED
            && shifts[(int) (0.9 * (shifts.length - 1))] <= NEAR;
    return alike ? Optional.of(mean) : Optional.empty();
  }

  /** What is accepted, for people, in the order of {@link Aspect}. */
  public List<String> sentences() {
    return ranges.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey().accepts(entry.getValue()))
        .toList();
  }

  /** What an input has of each aspect. */
  public Map<Aspect, Double> measure(Observation observation) {
    Map<Aspect, Double> values = new EnumMap<>(Aspect.class);
    PictureFacts picture = observation.picture();
    double[] levels = picture.levelsArray();
    boolean black = levels[levels.length - 1] < 1;
    double gain = Math.max(exposure.ratio(levels), 1e-6);
    values.put(Aspect.BRIGHTNESS, black ? BLACK : -log2(gain));
    values.put(Aspect.SATURATION, picture.saturated());
    values.put(Aspect.SHARPNESS, picture.sharpness());
    values.put(Aspect.NOISE, log2(1 + gain * picture.noise()));
    Tones.exponent(exposure.levels(), picture.levels())
        .ifPresent(exponent -> values.put(Aspect.TONE, log2(exponent)));
    position.ifPresent(
        mean -> {
          Thumbnail.Place place = mean.find(picture.thumbnail());
          values.put(Aspect.RIGHT, place.x());
          values.put(Aspect.DOWN, place.y());
          values.put(Aspect.TURN, place.turn());
        });
    if (likeness.isPresent() && observation.pooled().isPresent()) {
      values.put(Aspect.DISTANCE, likeness.get().distance(observation.pooled().get()));
    }
    return values;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** The first trouble with a picture, in the order of {@link Aspect}; empty where it is fine. */
  public Optional<Doubt> doubt(Observation observation) {
    Map<Aspect, Double> values = measure(observation);
    for (Aspect aspect : Aspect.values()) {
      Range range = ranges.get(aspect);
      Double value = values.get(aspect);
      if (range != null && value != null && (range.below(value) || range.above(value))) {
        return Optional.of(aspect.doubt(value, range));
      }
    }
    return Optional.empty();
  }
}
