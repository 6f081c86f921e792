// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

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
import org.blemish.core.scoring.Calibration;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.RegionSettings;
import org.blemish.core.scoring.Term;
import org.blemish.inference.Pipeline;

/**
 * What a model file says of itself, for people and for programs.
 *
 * @param file open
 */
record ModelInfo(ModelFile file) {
  ObjectNode json() {
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

  Map<String, String> lines() {
    ModelMetadata facts = file.manifest().model();
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("product", facts.product());
    lines.put("method", facts.method());
    lines.put("modality", facts.modality());
    lines.put("backbone", facts.backbone().orElse("none"));
    lines.put(
        "fitted on",
        facts.fittedSamples() == 0
            ? "networks trained elsewhere"
            : facts.fittedSamples() + " good samples");
    pipeline(lines);
    if (file.has(ModelEntry.IGNORE)) {
      Mask mask = Images.readMask(file.array(ModelEntry.IGNORE), file.where(ModelEntry.IGNORE));
      lines.put("ignored", ignored(mask));
    }
    DecisionRule judge = file.decisionRule();
    lines.put("scoring", scoring(judge));
    lines.put("regions", regions(judge.scoring().settings().regions()));
    promise(judge, lines);
    lines.put("quality gate", gate());
    facts.seed().ifPresent(seed -> lines.put("seed", Long.toString(seed)));
    facts.parity().ifPresent(p -> lines.put("export", differs(p)));
    facts.dataDigest().ifPresent(digest -> lines.put("data", digest));
    lines.put("model", file.digest());
    lines.put(
        "made by",
        facts.versions().entrySet().stream()
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
            + (preparation.exposure().isPresent() ? ", exposure evened out" : "")
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

  private static String scoring(DecisionRule judge) {
    return judge.scoring().settings().terms().stream()
            .map(Term::map)
            .collect(Collectors.joining(" + "))
        + ", units "
        + judge.scoring().settings().units().name().toLowerCase(Locale.ROOT);
  }

  private static void promise(DecisionRule judge, Map<String, String> lines) {
    Optional<Calibration> calibration = judge.calibration();
    if (calibration.isEmpty()) {
      lines.put("verdicts", "none before 'blemish calibrate'");
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
