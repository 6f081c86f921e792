// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.ToDoubleFunction;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.Inspection;

/** What the server measures. Safe for many threads. */
public final class ServerMetrics {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ConcurrentMap<String, ScoreDrift> drift = new ConcurrentHashMap<>();

  public ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  /** All values in the text format of Prometheus. */
  public String text() {
    return registry.scrape();
  }

  /** A part of a product was inspected. */
  public void inspected(
      String product, Inspection inspection, Optional<GateRejection> rejection, long nanos) {
    inspection
        .milliseconds()
        .forEach((stage, millis) -> time(product, stage, (long) (millis * 1e6)));
    time(product, "all", nanos);
    counter(
        "blemish_parts", product, "verdict", inspection.verdict().name().toLowerCase(Locale.ROOT));
    rejection.ifPresent(
        reason -> counter("blemish_gate_rejections", product, "reason", reason.kind()));
    inspection
        .thresholds()
        .ifPresent(
            thresholds ->
                drift
                    .computeIfAbsent(product, this::newDrift)
                    .add(inspection.score() / thresholds.reject()));
  }

  private ScoreDrift newDrift(String product) {
    ScoreDrift values = new ScoreDrift();
    Gauge.builder("blemish_score_median", values, ScoreDrift::median)
        .description("median score of the last parts, as a share of the reject threshold")
        .tag("product", product)
        .register(registry);
    return values;
  }

  /** A part was refused or failed, by reason. */
  public void refused(String reason) {
    registry.counter("blemish_refused", "reason", reason).increment();
  }

  /** Time that one stage took. */
  public void time(String product, String stage, long nanos) {
    Timer.builder("blemish_inspection")
        .description("time of an inspection, by stage")
        .tags("product", product, "stage", stage)
        .publishPercentileHistogram(false)
        .serviceLevelObjectives(
            Duration.ofMillis(25),
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5))
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** Adds a value that is read when the metrics are. */
  public <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
    Gauge.builder(name, source, value)
        .description(description)
        .strongReference(true)
        .register(registry);
  }

  private void counter(String name, String product, String tag, String value) {
    Counter.builder(name).tags("product", product, tag, value).register(registry).increment();
  }
}
