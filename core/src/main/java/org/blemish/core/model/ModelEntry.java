// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Arrays;
import java.util.Optional;

/** The entries of a model file, in this order. Other entries are not allowed. */
public enum ModelEntry {
  /** {@link ModelManifest} as JSON. */
  MANIFEST("manifest.json", true, ByteLimits.TEXT),
  /** How inputs are prepared. */
  PIPELINE("pipeline.json", true, ByteLimits.TEXT),
  /** Input, normalisation and outputs of the backbone; absent for depth alone. */
  BACKBONE_DESCRIPTOR("backbone.json", false, ByteLimits.TEXT),
  /** ONNX graph of the backbone; absent for depth alone. */
  BACKBONE("backbone.onnx", false, ByteLimits.GRAPH),
  /** ONNX graph from features to raw maps. */
  HEAD("head.onnx", true, ByteLimits.GRAPH),
  /** Settings and thresholds of scoring. */
  SCORING("scoring.json", true, ByteLimits.TEXT),
  /** Statistics of good images that scoring uses. */
  SCORING_TENSORS("scoring.safetensors", true, ByteLimits.GRAPH),
  /** Quality gate, {@link org.blemish.core.quality.QualityGate}; since format 2. */
  GATE("gate.json", false, ByteLimits.TEXT),
  /** Mask of the pixels that are never scored. */
  IGNORE("ignore.png", false, ByteLimits.IMAGE),
  /** Scores that the thresholds come from, {@link CalibrationRecord}; since format 3. */
  CALIBRATION("calibration.json", false, ByteLimits.TEXT),
  /** Images that the model has used, {@link UsedImages}; since format 3. */
  FINGERPRINTS("fingerprints.json", false, ByteLimits.TEXT),
  /** Changes by users after training, {@link ModelHistory}; since format 3. */
  HISTORY("history.json", false, ByteLimits.TEXT),
  /** Description of the model for people. */
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

  /** Greatest length in bytes; longer entries are refused before they are read. */
  long limit() {
    return limit;
  }

  static Optional<ModelEntry> of(String fileName) {
    return Arrays.stream(values()).filter(entry -> entry.fileName.equals(fileName)).findFirst();
  }

  private static final class ByteLimits {
    static final long TEXT = 16L << 20;
    static final long IMAGE = 256L << 20;

    /** Largest size of a byte buffer. */
    static final long GRAPH = Integer.MAX_VALUE;
  }
}
