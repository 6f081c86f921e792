// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.core.quality.GateInput;
import org.blemish.core.quality.ImageQuality;
import org.blemish.core.quality.QualityAspect;
import org.blemish.core.quality.QualityGate;
import org.blemish.core.quality.Range;
import org.blemish.evaluation.page.PageBlock;

/**
 * What the quality gate measures on the images of a shift that are still there, against the ranges
 * that it accepts.
 *
 * @param gate of the model
 * @param axis of the charts
 * @param values by aspect: where each part is on the axis, and its value
 * @param measured number of images
 */
record GateMeasurements(
    QualityGate gate, PartAxis axis, Map<QualityAspect, List<PartValue>> values, int measured) {
  /** Most images that are read, spread over the shift. */
  private static final int MOST = 400;

  private static final double MARGIN = 0.1;

  record PartValue(double at, double value) {}

  static GateMeasurements of(QualityGate gate, List<InspectedPart> parts, PartAxis axis) {
    Map<QualityAspect, List<PartValue>> values = new EnumMap<>(QualityAspect.class);
    int step = Math.max(1, parts.size() / MOST);
    int measured = 0;
    for (int i = 0; i < parts.size(); i += step) {
      InspectedPart part = parts.get(i);
      Optional<ImageQuality> quality = quality(part.source());
      if (quality.isPresent()) {
        measured++;
        gate.measure(new GateInput(quality.get(), Optional.empty()))
            .forEach(
                (aspect, value) ->
                    values
                        .computeIfAbsent(aspect, a -> new ArrayList<>())
                        .add(new PartValue(axis.value(part), value)));
      }
    }
    return new GateMeasurements(gate, axis, values, measured);
  }

  private static Optional<ImageQuality> quality(String source) {
    try {
      Path file = Path.of(source);
      return Files.isRegularFile(file)
          ? Optional.of(ImageQuality.of(Images.read(file)))
          : Optional.empty();
    } catch (InvalidPathException | BlemishException e) {
      return Optional.empty(); // an image that is not there or damaged has no measurement
    }
  }

  /** A chart of each aspect that the gate checks. */
  PageBlock.Lines charts() {
    List<PageBlock.LineChart> charts = new ArrayList<>();
    values.forEach(
        (aspect, series) -> {
          Range range = gate.ranges().get(aspect);
          if (range != null && series.size() > 1) {
            charts.add(chart(aspect, series, range));
          }
        });
    return new PageBlock.Lines(charts, true);
  }

  private PageBlock.LineChart chart(QualityAspect aspect, List<PartValue> series, Range range) {
    List<PageBlock.NamedValue> limits = new ArrayList<>();
    range.low().ifPresent(low -> limits.add(new PageBlock.NamedValue("lowest accepted", low)));
    range.high().ifPresent(high -> limits.add(new PageBlock.NamedValue("highest accepted", high)));
    List<Double> y = series.stream().map(PartValue::value).toList();
    List<Double> shown = new ArrayList<>(y);
    limits.forEach(limit -> shown.add(limit.value()));
    double low = shown.stream().mapToDouble(v -> v).min().orElseThrow();
    double high = shown.stream().mapToDouble(v -> v).max().orElseThrow();
    double margin = high > low ? MARGIN * (high - low) : 1;
    long outside =
        y.stream()
            .filter(
                v ->
                    range.low().filter(l -> v < l).isPresent()
                        || range.high().filter(h -> v > h).isPresent())
            .count();
    String name = aspect.name().toLowerCase(Locale.ROOT);
    return new PageBlock.LineChart(
        name,
        "%d of %d images are outside the accepted range.".formatted(outside, y.size()),
        axis.label(),
        name,
        axis.range(),
        List.of(low - margin, high + margin),
        Optional.empty(),
        List.of(
            new PageBlock.LineSeries(
                name, series.stream().map(PartValue::at).toList(), y, Optional.empty(), true)),
        limits,
        false,
        false,
        axis.format(),
        "number");
  }
}
