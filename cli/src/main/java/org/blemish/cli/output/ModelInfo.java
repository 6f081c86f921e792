// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.ModelMetadata;
import org.blemish.core.process.CalledProgram;
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.PartLimits;
import org.blemish.core.scoring.RegionSettings;
import org.blemish.core.scoring.Term;
import org.blemish.inference.Pipeline;
import org.blemish.inference.backbone.BackboneDescriptor;
import org.blemish.inference.backbone.Quantization;

/**
 * The contents of a model file, as lines for users and as JSON for programs.
 *
 * @param file stays open
 */
public record ModelInfo(ModelFile file) {
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", file.path().toString());
    json.put("digest", file.digest());
    json.set("manifest", entry(ModelEntry.MANIFEST));
    json.set("pipeline", entry(ModelEntry.PIPELINE));
    if (file.has(ModelEntry.BACKBONE_DESCRIPTOR)) {
      json.set("backbone", entry(ModelEntry.BACKBONE_DESCRIPTOR));
    }
    json.set("scoring", entry(ModelEntry.SCORING));
    if (file.has(ModelEntry.GATE)) {
      json.set("gate", entry(ModelEntry.GATE));
    }
    return json;
  }

  public Map<String, String> lines() {
    ModelMetadata metadata = file.manifest().model();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("product", metadata.product());
    lines.put("method", metadata.method());
    lines.put("modality", metadata.modality());
    lines.put("backbone", metadata.backbone().orElse("none"));
    if (file.has(ModelEntry.BACKBONE_DESCRIPTOR)) {
      lines.put("precision", precision());
    }
    lines.put(
        "trained on",
        metadata.fittedSamples() == 0
            ? "networks trained elsewhere"
            : metadata.fittedSamples() + " good samples");
    pipeline(lines);
    if (file.has(ModelEntry.IGNORE)) {
      Mask mask = Images.readMask(file.array(ModelEntry.IGNORE), file.where(ModelEntry.IGNORE));
      lines.put("ignored", ignored(mask));
    }
    DecisionRule rule = file.decisionRule();
    lines.put("scoring", scoring(rule));
    rule.calibration()
        .flatMap(Calibration::part)
        .ifPresent(limits -> lines.put("part mask", partMask(limits)));
    lines.put("regions", regions(rule.scoring().settings().regions()));
    thresholds(rule, lines);
    lines.put("quality gate", gate());
    metadata.seed().ifPresent(seed -> lines.put("seed", Long.toString(seed)));
    metadata.parity().ifPresent(p -> lines.put("export", differs(p)));
    metadata.dataDigest().ifPresent(digest -> lines.put("data", digest));
    lines.put("model", file.digest());
    lines.put(
        "made by",
        metadata.versions().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(version -> version.getKey() + " " + version.getValue())
            .collect(Collectors.joining(", ")));
    lines.put("file", "%s, format %d".formatted(file.path(), file.manifest().format()));
    file.manifest().entries().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                lines.put(
                    "  " + entry.getKey(),
                    "%s, %s"
                        .formatted(
                            bytes(entry.getValue().length()),
                            entry.getValue().sha256().substring(0, 16))));
    return lines;
  }

  private String precision() {
    return Json.read(
            file.array(ModelEntry.BACKBONE_DESCRIPTOR),
            BackboneDescriptor.class,
            file.where(ModelEntry.BACKBONE_DESCRIPTOR))
        .quantization()
        .map(Quantization::toString)
        .orElse("fp32");
  }

  private void pipeline(Map<String, String> lines) {
    Pipeline pipeline =
        Json.read(file.array(ModelEntry.PIPELINE), Pipeline.class, file.where(ModelEntry.PIPELINE));
    var preparation = pipeline.preparation();
    lines.put(
        "prepared to",
        preparation.size()
            + " ("
            + preparation.fit().name().toLowerCase(Locale.ROOT)
            + ")"
            + preparation
                .region()
                .map(r -> ", region %s at x=%d y=%d".formatted(r.size(), r.x(), r.y()))
                .orElse("")
            + (preparation.exposure().isPresent() ? ", exposure normalised" : "")
            + preparation
                .tiling()
                .map(t -> ", in tiles of %s, overlap %d".formatted(t.tile(), t.overlap()))
                .orElse(""));
    if (!pipeline.outputs().isEmpty()) {
      lines.put("features", String.join(", ", pipeline.outputs()));
    }
  }

  private static String ignored(Mask mask) {
    return String.format(
        Locale.ROOT,
        "%.2f %% of the pixels of images of %s",
        100.0 * mask.count() / mask.size().area(),
        mask.size());
  }

  private static String partMask(PartLimits limits) {
    return String.format(
            Locale.ROOT,
            "the part alone decides; good parts cover %.0f to %.0f %% of the image",
            100 * limits.leastArea(),
            100 * limits.greatestArea())
        + limits
            .background()
            .map(t -> String.format(Locale.ROOT, "; beside it unsure above %.4g", t.value()))
            .orElse("");
  }

  private static String regions(RegionSettings settings) {
    return "from %d pixels%s%s"
        .formatted(
            settings.minArea(),
            settings.hysteresis() < 1
                ? String.format(Locale.ROOT, ", grown by hysteresis %s", settings.hysteresis())
                : "",
            settings.border() > 0
                ? ", none within %d pixels of the edge".formatted(settings.border())
                : "");
  }

  private static String scoring(DecisionRule rule) {
    return rule.scoring().settings().terms().stream()
            .map(Term::map)
            .collect(Collectors.joining(" + "))
        + ", units "
        + rule.scoring().settings().units().name().toLowerCase(Locale.ROOT);
  }

  private static void thresholds(DecisionRule rule, Map<String, String> lines) {
    Optional<Calibration> calibration = rule.calibration();
    if (calibration.isEmpty()) {
      lines.put("verdicts", CalledProgram.in("none until 'blemish calibrate' sets thresholds"));
      return;
    }
    var reject = calibration.get().reject();
    var unsure = calibration.get().unsure();
    lines.put("defective", limit(reject.value()) + reject.rate().sentence());
    lines.put("unsure", limit(unsure.value()) + unsure.rate().sentence());
  }

  private String gate() {
    return file.gate()
        .map(
            gate ->
                "by %d good images: %s"
                    .formatted(gate.images(), String.join(", ", gate.descriptions())))
        .orElse("none");
  }

  private static String limit(double value) {
    return String.format(Locale.ROOT, "above %.4g: ", value);
  }

  private static String differs(double parity) {
    return String.format(Locale.ROOT, "differs by %.1e from the trained networks", parity);
  }

  private static String bytes(long length) {
    return length < 1 << 20
        ? String.format(Locale.ROOT, "%.1f KiB", length / 1024.0)
        : String.format(Locale.ROOT, "%.1f MiB", length / 1048576.0);
  }

  private JsonNode entry(ModelEntry entry) {
    return Json.read(file.array(entry), JsonNode.class, file.where(entry));
  }
}
