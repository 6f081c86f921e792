// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.input;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which data of a part a model uses. */
public enum Modality {
  /** The colour or grey image. */
  @JsonProperty("rgb")
  RGB,
  /** The 3D scan. */
  @JsonProperty("depth")
  DEPTH,
  /** Both. */
  @JsonProperty("rgb+depth")
  RGB_DEPTH;

  /**
   * The modality of parts with these data.
   *
   * @throws IllegalArgumentException if both are false
   */
  public static Modality of(boolean image, boolean scan) {
    if (!image && !scan) {
      throw new IllegalArgumentException("a modality needs an image, a scan or both");
    }
    return scan ? image ? RGB_DEPTH : DEPTH : RGB;
  }

  public boolean usesImage() {
    return this != DEPTH;
  }

  public boolean usesScan() {
    return this != RGB;
  }

  /** As on the command line and in files. */
  @Override
  public String toString() {
    return switch (this) {
      case RGB -> "rgb";
      case DEPTH -> "depth";
      case RGB_DEPTH -> "rgb+depth";
    };
  }
}
