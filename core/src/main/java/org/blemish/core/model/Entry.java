// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.util.Arrays;
import java.util.Optional;

/** What stands in a model file, in this order. Nothing else may stand there. */
public enum Entry {
  /** {@link Manifest} as JSON. */
  MANIFEST("manifest.json", true, Limits.TEXT),
  /** How inputs are prepared. */
  PIPELINE("pipeline.json", true, Limits.TEXT),
  /** What the backbone wants and gives; absent for depth alone. */
  BACKBONE_DESCRIPTOR("backbone.json", false, Limits.TEXT),
  /** ONNX graph of the backbone; absent for depth alone. */
  BACKBONE("backbone.onnx", false, Limits.GRAPH),
  /** ONNX graph from features to raw maps. */
  HEAD("head.onnx", true, Limits.GRAPH),
  /** Settings and limits of scoring. */
  SCORING("scoring.json", true, Limits.TEXT),
  /** What scoring learnt from good images. */
  SCORING_TENSORS("scoring.safetensors", true, Limits.GRAPH),
  /** Which pictures are trusted, {@link org.blemish.core.quality.QualityGate}; since format 2. */
  GATE("gate.json", false, Limits.TEXT),
  /** Picture of what is never judged. */
  IGNORE("ignore.png", false, Limits.PICTURE),
  /** What the model is, for people. */
  CARD("card.md", true, Limits.TEXT);

  private final String fileName;
  private final boolean required;
  private final long limit;

  Entry(String fileName, boolean required, long limit) {
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

  static Optional<Entry> of(String fileName) {
    return Arrays.stream(values()).filter(entry -> entry.fileName.equals(fileName)).findFirst();
  }

  private static final class Limits {
    static final long TEXT = 16L << 20;
    static final long PICTURE = 256L << 20;

    /** What a byte buffer can hold. */
    static final long GRAPH = Integer.MAX_VALUE;
  }
}
