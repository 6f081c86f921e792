// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Arrays;
import java.util.Optional;

/** What stands in a model file, in this order. Nothing else may stand there. */
public enum ModelEntry {
  /** {@link ModelManifest} as JSON. */
  MANIFEST("manifest.json", true, ByteLimits.TEXT),
  /** How inputs are prepared. */
  PIPELINE("pipeline.json", true, ByteLimits.TEXT),
  /** What the backbone wants and gives; absent for depth alone. */
  BACKBONE_DESCRIPTOR("backbone.json", false, ByteLimits.TEXT),
  /** ONNX graph of the backbone; absent for depth alone. */
  BACKBONE("backbone.onnx", false, ByteLimits.GRAPH),
  /** ONNX graph from features to raw maps. */
  HEAD("head.onnx", true, ByteLimits.GRAPH),
  /** Settings and limits of scoring. */
  SCORING("scoring.json", true, ByteLimits.TEXT),
  /** What was fitted to good images. */
  SCORING_TENSORS("scoring.safetensors", true, ByteLimits.GRAPH),
  /** Which images are accepted, {@link org.blemish.core.quality.QualityGate}; since format 2. */
  GATE("gate.json", false, ByteLimits.TEXT),
  /** Image of what is never scored. */
  IGNORE("ignore.png", false, ByteLimits.IMAGE),
  /** Scores that the thresholds come from, {@link CalibrationRecord}; since format 3. */
  CALIBRATION("calibration.json", false, ByteLimits.TEXT),
  /** Images that the model has used, {@link UsedImages}; since format 3. */
  FINGERPRINTS("fingerprints.json", false, ByteLimits.TEXT),
  /** What users changed after training, {@link ModelHistory}; since format 3. */
  HISTORY("history.json", false, ByteLimits.TEXT),
  /** What the model is, for people. */
  CARD("card.md", true, ByteLimits.TEXT);

  private final String fileName;
  private final boolean required;
  private final long limit;

  ModelEntry(String fileName, boolean required, long limit) {
    this.fileName = fileName;
    this.required = required;
    this.limit = limit;
  }

  /** Name inside the archive. */
  public String fileName() {
    return fileName;
  }

  boolean required() {
    return required;
  }

  /** Greatest length in bytes: more is refused before it is read. */
  long limit() {
    return limit;
  }

  static Optional<ModelEntry> of(String fileName) {
    return Arrays.stream(values()).filter(entry -> entry.fileName.equals(fileName)).findFirst();
  }

  private static final class ByteLimits {
    static final long TEXT = 16L << 20;
    static final long IMAGE = 256L << 20;

    /** What a byte buffer can hold. */
    static final long GRAPH = Integer.MAX_VALUE;
  }
}
