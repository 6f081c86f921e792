// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.preparation.Exposure;

/**
 * Rejects images of bad quality, so that they are not called defective: darker or brighter than
 * good images, blurred, noisy, with other tones, shifted, rotated, or of another product. It is
 * learnt from good images alone, measures whole images, and does not change scores. Stored in a
 * model file as {@code gate.json}. Immutable and safe for many threads.
 *
 * @param corrected whether the model corrects exposure, and so tolerates more of its changes
 * @param exposure levels of brightness of the training images
 * @param position mean thumbnail of the training images; empty if their parts are not aligned
 * @param featureStatistics mean features of the training images
 * @param images number of good images that the ranges come from
 * @param tolerances that were measured for the model; an aspect without one was not tested
 * @param ranges that are accepted; an aspect without one is not checked
 */
public record QualityGate(
    boolean corrected,
    Exposure exposure,
    Optional<AlignmentThumbnail> position,
    @JsonAlias("likeness") Optional<FeatureStatistics> featureStatistics,
    int images,
    Map<QualityAspect, Tolerance> tolerances,
    Map<QualityAspect, Range> ranges) {
  /** Good images count as aligned from this median correlation with their mean on. */
  private static final double MIN_CORRELATION = 0.8;

  /** Largest shift, as a share of the side, of nine in ten aligned good images. */
  private static final double MAX_SHIFT = 0.04;

  /** Stops of a black image. */
  private static final double BLACK_STOPS = -8;

  public QualityGate {
    tolerances = Map.copyOf(tolerances);
    ranges = Map.copyOf(ranges);
  }

  /**
   * Learns a gate.
   *
   * @param corrected whether the model corrects exposure
   * @param training images that the model learns from, at least one
   * @param heldOut good images that the model does not learn from; they only widen the ranges
   */
  public static QualityGate learn(
      boolean corrected, List<GateInput> training, List<GateInput> heldOut) {
    List<FeatureStatistics.PooledFeatures> pooled =
        training.stream().flatMap(input -> input.pooled().stream()).toList();
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
   * The same gate with ranges that also accept these good images: used by calibration.
   *
   * @param good images; nothing changes if the list is empty
   */
  public QualityGate widened(List<GateInput> good) {
    Map<QualityAspect, Range> learnt = new EnumMap<>(QualityAspect.class);
    learnt.putAll(ranges);
    List<Map<QualityAspect, Double>> measured = measureAll(good);
    for (QualityAspect aspect : QualityAspect.values()) {
      double[] values = values(aspect, measured);
      // A gate of an earlier version does not learn new aspects from a few images of a calibration.
      boolean known = images == 0 || ranges.containsKey(aspect);
      if (known && values.length > 0) {
        Tolerance tolerance = tolerances.getOrDefault(aspect, Tolerance.UNTESTED);
        Range range = aspect.range(values, corrected).narrowed(values, tolerance);
        learnt.merge(aspect, range, Range::joined);
      }
    }
    return new QualityGate(
        corrected, exposure, position, featureStatistics, images + good.size(), tolerances, learnt);
  }

  /**
   * The same gate with ranges that also accept these augmented images, without a margin.
   *
   * @param augmented images that the model learnt from; nothing changes if the list is empty
   */
  public QualityGate widenedByAugmentation(List<GateInput> augmented) {
    Map<QualityAspect, Range> learnt = new EnumMap<>(QualityAspect.class);
    List<Map<QualityAspect, Double>> measured = measureAll(augmented);
    ranges.forEach(
        (aspect, range) -> learnt.put(aspect, range.extendedTo(values(aspect, measured))));
    return new QualityGate(
        corrected, exposure, position, featureStatistics, images, tolerances, learnt);
  }

  /**
   * The same gate with ranges that reject what its model does not tolerate.
   *
   * @param good all images that the ranges come from, at least one
   * @param trials results for corrupted good images
   */
  public QualityGate withTolerances(List<GateInput> good, List<ToleranceTrial> trials) {
    Map<QualityAspect, Tolerance> combined = new EnumMap<>(QualityAspect.class);
    Map<QualityAspect, Range> learnt = new EnumMap<>(QualityAspect.class);
    learnt.putAll(ranges);
    List<Map<QualityAspect, Double>> measured = measureAll(good);
    for (ToleranceTrial trial : trials) {
      List<Map<QualityAspect, Double>> tolerated = measureAll(trial.tolerated());
      List<Map<QualityAspect, Double>> rejected = measureAll(trial.rejected());
      for (QualityAspect aspect : trial.aspects()) {
        double[] values = values(aspect, measured);
        if (values.length > 0) {
          Tolerance tolerance =
              Tolerance.between(values, values(aspect, tolerated), values(aspect, rejected));
          combined.merge(aspect, tolerance, Tolerance::intersect);
          learnt.computeIfPresent(aspect, (a, range) -> range.narrowed(values, tolerance));
        }
      }
    }
    return new QualityGate(
        corrected, exposure, position, featureStatistics, images, combined, learnt);
  }

  private List<Map<QualityAspect, Double>> measureAll(List<GateInput> inputs) {
    return inputs.stream().map(this::measure).toList();
  }

  /** Values of the images for which the aspect was measured. */
  private static double[] values(QualityAspect aspect, List<Map<QualityAspect, Double>> measured) {
    return measured.stream()
        .filter(m -> m.containsKey(aspect))
        .mapToDouble(m -> m.getOrDefault(aspect, 0.0))
        .toArray();
  }

  private static Optional<AlignmentThumbnail> position(List<GateInput> training) {
    List<AlignmentThumbnail> thumbnails =
        training.stream().map(o -> o.image().thumbnail()).toList();
    AlignmentThumbnail mean = AlignmentThumbnail.mean(thumbnails);
    List<AlignmentThumbnail.Alignment> alignments = thumbnails.stream().map(mean::find).toList();
    double[] correlations =
        alignments.stream()
            .mapToDouble(AlignmentThumbnail.Alignment::correlation)
            .sorted()
            .toArray();
    double[] shifts =
        alignments.stream()
            .mapToDouble(alignment -> Math.max(Math.abs(alignment.x()), Math.abs(alignment.y())))
            .sorted()
            .toArray();
    boolean alike =
        correlations[correlations.length / 2] >= MIN_CORRELATION
            && shifts[(int) (0.9 * (shifts.length - 1))] <= MAX_SHIFT;
    return alike ? Optional.of(mean) : Optional.empty();
  }

  /** The accepted ranges that have a limit, for display, in the order of {@link QualityAspect}. */
  public List<String> descriptions() {
    return ranges.entrySet().stream()
        .filter(entry -> entry.getValue().limits())
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey().describeAccepted(entry.getValue()))
        .toList();
  }

  /** The measured value of each aspect of an input. */
  public Map<QualityAspect, Double> measure(GateInput input) {
    Map<QualityAspect, Double> values = new EnumMap<>(QualityAspect.class);
    ImageQuality quality = input.image();
    double[] levels = quality.levelsArray();
    boolean black = levels[levels.length - 1] < 1;
    double gain = Math.max(exposure.ratio(levels), 1e-6);
    values.put(QualityAspect.BRIGHTNESS, black ? BLACK_STOPS : -log2(gain));
    values.put(QualityAspect.SATURATION, quality.saturated());
    values.put(QualityAspect.COLOURFULNESS, quality.colour().colourfulness());
    values.put(QualityAspect.RED, quality.colour().red());
    values.put(QualityAspect.BLUE, quality.colour().blue());
    values.put(QualityAspect.CHANNELS, quality.colour().redness());
    values.put(QualityAspect.SHARPNESS, quality.sharpness());
    values.put(QualityAspect.NOISE, log2(1 + gain * quality.noise()));
    GammaEstimation.exponent(exposure.levels(), quality.levels())
        .ifPresent(exponent -> values.put(QualityAspect.TONE, log2(exponent)));
    position.ifPresent(
        mean -> {
          AlignmentThumbnail.Alignment alignment = mean.find(quality.thumbnail());
          values.put(QualityAspect.RIGHT, alignment.x());
          values.put(QualityAspect.DOWN, alignment.y());
          values.put(QualityAspect.TURN, alignment.turn());
        });
    if (featureStatistics.isPresent() && input.pooled().isPresent()) {
      values.put(QualityAspect.DISTANCE, featureStatistics.get().distance(input.pooled().get()));
    }
    return values;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /**
   * The first failed check of an image, in the order of {@link QualityAspect}; empty if it is
   * accepted.
   */
  public Optional<GateRejection> check(GateInput input) {
    Map<QualityAspect, Double> values = measure(input);
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
