// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.MetricKey;
import org.blemish.evaluation.metrics.Metrics;
import org.blemish.evaluation.report.LossCurve;
import org.blemish.evaluation.report.Report;
import org.blemish.evaluation.report.ReportLimits;
import org.blemish.evaluation.report.ReportSample;
import org.blemish.evaluation.report.ReportVariant;
import org.blemish.evaluation.report.ReportWriter;
import org.blemish.inference.Model;

/**
 * The HTML report of one or several evaluations of the same samples, side by side. For each
 * variant: take its {@link #variant} listener, add its samples, {@link #finish} it; then {@link
 * #write} once. For one thread.
 */
public final class EvaluationReport {
  /** Scale of the heat maps of a model without one, whose map is 0 on good parts. */
  private static final DisplayScale DEFAULT_SCALE = new DisplayScale(0, 1);

  private final String title;
  private final ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
  private final List<ReportVariant> variants = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> provenance = new LinkedHashMap<>();
  private Optional<String> lead = Optional.empty();
  private Optional<Path> modelPath = Optional.empty();
  private List<String> labelCommands = List.of("evaluate --labels", "threshold --labels");

  public EvaluationReport(String title) {
    this.title = title;
  }

  /**
   * A listener that adds samples to the report.
   *
   * @param name of the variant, unique in the report
   */
  public EvaluationRun.SampleListener variant(String name, Model model) {
    DisplayScale scale = scale(model);
    Optional<DepthPreparation> depth = model.pipeline().depth().map(DepthPreparation::new);
    return sample -> writer.add(name, scale, reportSample(sample, depth));
  }

  /**
   * Adds a sample whose score is counted, without images.
   *
   * @param variant name of the variant
   */
  public void score(String variant, Model model, Sample sample, Inspection inspection) {
    writer.add(
        variant,
        scale(model),
        ReportSample.of(
            sample.id(),
            sample.label(),
            sample.defectType(),
            inspection.score(),
            inspection.size()));
  }

  /**
   * Completes a variant after its last sample.
   *
   * @param result metrics and provenance; empty if nothing was evaluated, as after a training
   * @param seconds by stage
   * @param losses of its training; empty if they are not known
   */
  public void finish(
      String name,
      Model model,
      Optional<EvaluationRun.EvaluationResult> result,
      Map<String, Double> seconds,
      List<LossCurve> losses) {
    Optional<Calibration> calibration = model.decisionRule().calibration();
    ReportVariant variant =
        ReportVariant.of(name, scale(model))
            .withThresholds(calibration.map(Calibration::thresholds))
            .withLosses(losses)
            .withAbout(about(model))
            .withSettings(flatSettings(model))
            .withSeconds(seconds);
    ReportVariant named = modelPath.map(variant::withModel).orElse(variant);
    variants.add(result.map(r -> named.withEvaluation(r.evaluation())).orElse(named));
    warnAboutThresholds(name, calibration);
    result.ifPresent(
        r ->
            undefined(r.evaluation().metrics())
                .forEach(sentence -> warnings.add(name + ": " + sentence)));
    putProvenance(name, "model", model.digest());
    ModelMetadata metadata = model.metadata();
    metadata.dataDigest().ifPresent(digest -> putProvenance(name, "training data", digest));
    metadata.seed().ifPresent(seed -> putProvenance(name, "seed", seed.toString()));
    metadata
        .versions()
        .forEach((library, version) -> putProvenance(name, "trained with " + library, version));
    result.ifPresent(
        r -> r.provenance().lines().forEach((key, value) -> putProvenance(name, key, value)));
  }

  private void putProvenance(String variant, String key, String value) {
    provenance.put(variant + " " + key, value);
  }

  /** One line for each reason why metrics are not defined, with their names. */
  static List<String> undefined(Metrics metrics) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    metrics
        .absent()
        .forEach(
            (key, why) ->
                byReason
                    .computeIfAbsent(why, reason -> new ArrayList<>())
                    .add(MetricKey.of(key).label()));
    return byReason.entrySet().stream()
        .map(entry -> "no %s: %s".formatted(String.join("; no ", entry.getValue()), entry.getKey()))
        .toList();
  }

  private void warnAboutThresholds(String name, Optional<Calibration> calibration) {
    if (calibration.isEmpty()) {
      warnings.add(
          CalledProgram.in(
              name
                  + ": the model is not calibrated, so it gives no verdict; run 'blemish"
                  + " calibrate'"));
      return;
    }
    var rate = calibration.get().reject().rate();
    if (!rate.met()) {
      warnings.add(name + ": " + rate.sentence());
    }
  }

  /** Sets the sentence at the top, in place of one about the verdicts. */
  public void lead(String sentence) {
    lead = Optional.of(sentence);
  }

  /** Offers no other labels, for samples of which no command accepts any. */
  public void withoutLabels() {
    labelCommands = List.of();
  }

  /** Makes a variant the one that the page shows first. */
  public void showFirst(String name) {
    variants.sort(Comparator.comparing(variant -> !variant.name().equals(name)));
  }

  /** Sets the file or run folder that commands for the variants finished after this call name. */
  public void model(Path path) {
    modelPath = Optional.of(path);
  }

  /** Adds a remark about the results. */
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  /**
   * Writes the report, whole or not at all.
   *
   * @param links folder that the page will be opened in, which links to samples start from
   * @throws org.blemish.core.BlemishException if the file cannot be written
   */
  public void write(Path file, Path links) {
    Map<String, String> headerFields = new LinkedHashMap<>();
    headerFields.put(
        variants.size() == 1 ? "Model" : "Models",
        String.join(", ", variants.stream().map(ReportVariant::name).toList()));
    writer.write(
        file,
        new Report(
            title,
            LocalDate.now(ZoneId.systemDefault()).toString(),
            lead,
            headerFields,
            warnings,
            variants,
            provenance,
            labelCommands),
        links);
  }

  /** The scale of a model's heat maps. */
  public static DisplayScale scale(Model model) {
    return model.decisionRule().display().orElse(DEFAULT_SCALE);
  }

  private static ReportSample reportSample(
      InspectedSample inspected, Optional<DepthPreparation> depth) {
    ReportSample row =
        ReportSample.of(
                inspected.sample(),
                inspected.inspection(),
                inspected.rejection().map(GateRejection::sentence))
            .withMask(inspected.truth().mask())
            .withPart(inspected.part());
    return withViews(row, inspected.input(), depth);
  }

  /** A sample with the views of its input, and its scan for the 3D view. */
  static ReportSample withViews(
      ReportSample sample, Input input, Optional<DepthPreparation> depth) {
    ReportSample row = sample.withScan(input.scan());
    if (input.image().isPresent()) {
      row = row.withView("colour", input.image().get());
    }
    if (input.scan().isPresent()) {
      Scan scan = input.scan().get();
      row = row.withView("depth", ShadedDepth.render(scan));
      if (depth.isPresent()) {
        Mask part = depth.get().foreground(scan, sample.id());
        row = row.withView("foreground", ShadedDepth.render(scan, part));
      }
    }
    return row;
  }

  private static Map<String, String> about(Model model) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("Method", model.metadata().method());
    about.put("Modality", model.metadata().modality());
    model.metadata().backbone().ifPresent(backbone -> about.put("Backbone", backbone));
    about.put("Good samples fitted", Integer.toString(model.metadata().fittedSamples()));
    model
        .decisionRule()
        .calibration()
        .ifPresent(
            c -> {
              about.put("Defective", c.reject().rate().sentence());
              about.put("Unsure", c.unsure().rate().sentence());
            });
    return about;
  }

  /** The configuration with dotted keys. */
  private static Map<String, String> flatSettings(Model model) {
    Map<String, String> flat = new LinkedHashMap<>();
    flatten("", model.metadata().settings(), flat);
    return flat;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> flat) {
    for (var field : node.properties()) {
      String key = prefix + field.getKey();
      if (field.getValue().isObject()) {
        flatten(key + ".", field.getValue(), flat);
      } else {
        flat.put(
            key,
            field.getValue().isValueNode()
                ? field.getValue().asText()
                : field.getValue().toString());
      }
    }
  }
}
