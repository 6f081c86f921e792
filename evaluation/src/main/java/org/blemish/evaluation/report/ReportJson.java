// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.process.ShellWords;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Thresholds;
import org.blemish.evaluation.page.HtmlSafeJson;
import org.blemish.inference.heatmap.ColourMap;

/** Writes metrics, curves, texts and sample scores of a report for the page's scripts. */
final class ReportJson {
  /** Increased with every incompatible change of the JSON. */
  private static final int SCHEMA = 3;

  private static final int COLOUR_STOPS = 17;

  private ReportJson() {}

  static void write(
      Writer out,
      Report report,
      Function<String, List<SampleSummary>> samples,
      EmbeddedLayers layers,
      Path links)
      throws IOException {
    try (JsonGenerator json = HtmlSafeJson.generator(out)) {
      json.writeStartObject();
      json.writeNumberField("schema", SCHEMA);
      json.writeStringField("title", report.title());
      json.writeStringField("date", report.date());
      json.writeStringField("program", CalledProgram.word());
      if (report.lead().isPresent()) {
        json.writeStringField("lead", report.lead().get());
      }
      strings(json, "views", layers.views());
      strings(json, "layers", layers.outlines());
      texts(json, "headerFields", report.headerFields());
      strings(json, "warnings", report.warnings());
      strings(json, "labelCommands", report.labelCommands());
      json.writeArrayFieldStart("variants");
      for (ReportVariant variant : report.variants()) {
        variant(json, variant, samples.apply(variant.name()), new SampleLinks(links));
      }
      json.writeEndArray();
      texts(json, "provenance", report.provenance());
      colours(json);
      json.writeEndObject();
    }
  }

  private static void variant(
      JsonGenerator json, ReportVariant variant, List<SampleSummary> samples, SampleLinks links)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", variant.name());
    json.writeObjectFieldStart("scale");
    json.writeNumberField("normal", variant.scale().normal());
    json.writeNumberField("high", variant.scale().high());
    json.writeEndObject();
    if (variant.model().isPresent()) {
      json.writeStringField("modelArgument", ShellWords.of(variant.model().get()));
    }
    if (variant.thresholds().isPresent()) {
      Thresholds limits = variant.thresholds().get();
      json.writeObjectFieldStart("thresholds");
      json.writeNumberField("unsure", limits.unsure());
      json.writeNumberField("defective", limits.reject());
      json.writeEndObject();
    }
    json.writeArrayFieldStart("metrics");
    for (ReportMetric metric : variant.metrics()) {
      metric(json, metric);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("curves");
    for (Curve curve : variant.curves()) {
      curve(json, curve.thinned());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("losses");
    for (LossCurve loss : variant.losses()) {
      json.writeStartObject();
      json.writeStringField("phase", loss.phase());
      numbers(json, "values", loss.values().stream().mapToDouble(Double::doubleValue).toArray());
      json.writeEndObject();
    }
    json.writeEndArray();
    texts(json, "about", variant.about());
    texts(json, "settings", variant.settings());
    json.writeObjectFieldStart("seconds");
    for (Map.Entry<String, Double> stage : variant.seconds().entrySet()) {
      json.writeNumberField(stage.getKey(), stage.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("samples");
    for (SampleSummary sample : samples) {
      sample(json, sample, links);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void metric(JsonGenerator json, ReportMetric metric) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", metric.key().name());
    json.writeStringField("label", metric.key().label());
    json.writeNumberField("value", metric.value());
    if (metric.interval().isPresent()) {
      json.writeNumberField("low", metric.interval().get().low());
      json.writeNumberField("high", metric.interval().get().high());
    }
    json.writeEndObject();
  }

  private static void curve(JsonGenerator json, Curve curve) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", curve.name());
    json.writeStringField("xLabel", curve.xLabel());
    json.writeStringField("yLabel", curve.yLabel());
    numbers(json, "x", curve.x());
    numbers(json, "y", curve.y());
    if (curve.limit().isPresent()) {
      json.writeNumberField("limit", curve.limit().getAsDouble());
    }
    json.writeEndObject();
  }

  private static void sample(JsonGenerator json, SampleSummary sample, SampleLinks links)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", sample.id());
    if (sample.label().isPresent()) {
      json.writeStringField("label", sample.label().get().name());
    }
    json.writeStringField("type", sample.defectType());
    json.writeNumberField("score", sample.score());
    if (sample.file().isPresent()) {
      json.writeStringField("file", links.to(sample.file().get()));
      json.writeBooleanField("isImage", SampleLinks.isShownByBrowsers(sample.file().get()));
    }
    if (sample.gateReason().isPresent()) {
      json.writeStringField("gateReason", sample.gateReason().get());
    }
    json.writeArrayFieldStart("regions");
    for (Region region : sample.regions()) {
      json.writeStartObject();
      json.writeNumberField("x", region.bounds().x());
      json.writeNumberField("y", region.bounds().y());
      json.writeNumberField("width", region.bounds().width());
      json.writeNumberField("height", region.bounds().height());
      json.writeNumberField("peak", region.max());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, Map<String, String> texts)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> entry : texts.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void numbers(JsonGenerator json, String name, double[] values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  /** Evenly spaced colours of the heat map, for the colour bar. */
  private static void colours(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("colours");
    for (int i = 0; i < COLOUR_STOPS; i++) {
      int step = i * (ColourMap.STEPS - 1) / (COLOUR_STOPS - 1);
      json.writeString("#%06x".formatted(ColourMap.HEAT.rgb(step)));
    }
    json.writeEndArray();
  }
}
