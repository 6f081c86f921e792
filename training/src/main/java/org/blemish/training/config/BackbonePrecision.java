// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Arithmetic of the backbone, in training and inspection. */
public enum BackbonePrecision {
  /** 32-bit floats. */
  @JsonProperty("fp32")
  FP32,
  /**
   * 8-bit integers, with ranges from the good images: faster, features that differ by a tenth or
   * more.
   */
  @JsonProperty("int8")
  INT8;

  /** As on the command line and in files. */
  @Override
  public String toString() {
    return this == FP32 ? "fp32" : "int8";
  }
}
