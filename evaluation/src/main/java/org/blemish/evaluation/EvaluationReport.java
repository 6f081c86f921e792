// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.depth.DepthPreparation;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.scan.Scan;
import org.blemish.core.scan.ShadedDepth;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.DisplayScale;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Sample;
import org.blemish.evaluation.metrics.Evaluation;
import org.blemish.evaluation.report.LossCurve;
import org.blemish.evaluation.report.Report;
import org.blemish.evaluation.report.ReportLimits;
import org.blemish.evaluation.report.ReportSample;
import org.blemish.evaluation.report.ReportVariant;
import org.blemish.evaluation.report.ReportWriter;
import org.blemish.inference.Model;

/** The HTML report of one or several evaluations of the same samples, side by side. */
public final class EvaluationReport {
  /** Scale of heat maps for a model that has none: a map that is zero on good parts. */
  private static final DisplayScale DEFAULT_SCALE = new DisplayScale(0, 1);

  private final String title;
  private final ReportWriter writer = new ReportWriter(ReportLimits.DEFAULT);
  private final List<ReportVariant> variants = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, String> provenance = new LinkedHashMap<>();

  public EvaluationReport(String title) {
    this.title = title;
  }

  /** A listener that takes the samples of one variant. */
  public EvaluationRun.SampleListener variant(String name, Model model) {
    DisplayScale scale = scale(model);
    Optional<DepthPreparation> depth = model.pipeline().depth().map(DepthPreparation::new);
    return (sample, input, inspection, truth) ->
        writer.add(name, scale, sample(sample, input, inspection, truth, depth));
  }

  /**
   * Ends a variant whose samples have all been taken.
   *
   * @param evaluation figures; empty where nothing was measured, as after a training
   * @param seconds by stage
   * @param losses of its training, where they are known
   * @param published figures of a publication on the same data, by their names
   */
  public void finish(
      String name,
      Model model,
      Optional<Evaluation> evaluation,
      Map<String, Double> seconds,
      List<LossCurve> losses,
      Map<String, Double> published) {
    Optional<Calibration> calibration = model.decisionRule().calibration();
    ReportVariant variant =
        ReportVariant.of(name, scale(model))
            .withThresholds(calibration.map(Calibration::thresholds))
            .withLosses(losses)
            .withAbout(about(model))
            .withSettings(flatSettings(model))
            .withSeconds(seconds);
    variants.add(evaluation.map(e -> variant.withEvaluation(e, published)).orElse(variant));
    warn(name, calibration);
    evaluation.ifPresent(
        e ->
            e.metrics()
                .absent()
                .forEach(
                    (figure, why) -> warnings.add("%s: no %s: %s".formatted(name, figure, why))));
    provenance.put(name + " model", model.digest());
    model
        .metadata()
        .dataDigest()
        .ifPresent(digest -> provenance.put(name + " training data", digest));
    model.metadata().seed().ifPresent(seed -> provenance.put(name + " seed", seed.toString()));
    model.metadata().versions().forEach(provenance::put);
  }

  private void warn(String name, Optional<Calibration> calibration) {
    if (calibration.isEmpty()) {
      warnings.add(
          name + ": the model is not calibrated, so it gives no verdict; run 'blemish calibrate'");
      return;
    }
    var promise = calibration.get().reject().rate();
    if (!promise.met()) {
      warnings.add(name + ": " + promise.sentence());
    }
  }

  /** Adds something that a reader has to know, above all figures. */
  public void warn(String sentence) {
    warnings.add(sentence);
  }

  /** Writes the page. */
  public void write(Path file) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Product", title);
    facts.put("Variants", String.join(", ", variants.stream().map(ReportVariant::name).toList()));
    writer.write(
        file,
        new Report(
            title,
            LocalDate.now(ZoneId.systemDefault()).toString(),
            facts,
            warnings,
            variants,
            provenance));
  }

  /** Scale of a model's heat maps. */
  public static DisplayScale scale(Model model) {
    return model.decisionRule().display().orElse(DEFAULT_SCALE);
  }

  private static ReportSample sample(
      Sample sample,
      Input input,
      Inspection inspection,
      SampleTruth truth,
      Optional<DepthPreparation> depth) {
    ReportSample row =
        ReportSample.of(sample, inspection).withMask(truth.mask()).withScan(input.scan());
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

  /** The configuration as key.key = value. */
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
