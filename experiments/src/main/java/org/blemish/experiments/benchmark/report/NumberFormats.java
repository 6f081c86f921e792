// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.blemish.experiments.benchmark.Estimate;
import org.blemish.experiments.benchmark.job.Cost;

/** Formats of metrics and costs in tables. */
final class NumberFormats {
  private static final double MIB = 1 << 20;
  private static final int MINUTE = 60;
  private static final int MINUTES_FROM = 100;
  private static final int HOUR = 60 * MINUTE;
  private static final int HOURS_FROM = 100 * MINUTE;

  private NumberFormats() {}

  /** An estimate of a fraction in per cent, with its interval. */
  static String text(Estimate estimate) {
    String mean = percent(estimate.mean());
    return estimate.halfWidth().isEmpty()
        ? mean
        : mean + " ± " + percent(estimate.halfWidth().getAsDouble());
  }

  static String text(Optional<Estimate> estimate) {
    return estimate.map(NumberFormats::text).orElse("");
  }

  /** A fraction in per cent, with one digit. */
  static String percent(double fraction) {
    return of("%.1f", 100 * fraction);
  }

  static String of(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  static String seconds(double seconds) {
    long whole = Math.round(seconds);
    if (whole < MINUTES_FROM) {
      return whole + " s";
    }
    return whole < HOURS_FROM
        ? "%d min %02d s".formatted(whole / MINUTE, whole % MINUTE)
        : "%d h %02d min".formatted(whole / HOUR, whole % HOUR / MINUTE);
  }

  static String trainTime(List<Cost> costs) {
    return costs.isEmpty() ? "" : seconds(min(costs, Cost::trainSeconds));
  }

  static String latency(List<Cost> costs) {
    return costs.isEmpty() ? "" : of("%.0f ms", min(costs, Cost::latencyMilliseconds));
  }

  /** The largest memory of any job. */
  static String memory(List<Cost> costs) {
    return costs.stream()
        .map(Cost::peakMemoryMib)
        .flatMap(Optional::stream)
        .max(Long::compare)
        .map(mib -> of("%.1f GiB", mib / 1024.0))
        .orElse("");
  }

  static String fileSize(List<Cost> costs) {
    return costs.isEmpty() ? "" : of("%.1f MiB", mean(costs, cost -> cost.modelBytes() / MIB));
  }

  /** The minimum over seeds: all do the same work, and other load only adds to the time. */
  static double min(List<Cost> costs, ToDoubleFunction<Cost> value) {
    return costs.stream().mapToDouble(value).min().orElseThrow();
  }

  static double mean(List<Cost> costs, ToDoubleFunction<Cost> value) {
    return costs.stream().mapToDouble(value).average().orElseThrow();
  }
}
