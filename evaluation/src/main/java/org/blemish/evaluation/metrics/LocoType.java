// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/** The two types of anomalies in MVTec LOCO AD; its evaluator measures each against good images. */
public enum LocoType {
  LOGICAL("logical"),
  STRUCTURAL("structural");

  private final String key;

  LocoType(String key) {
    this.key = key;
  }

  /**
   * @throws IllegalArgumentException for another key
   */
  static LocoType ofKey(String key) {
    for (LocoType type : values()) {
      if (type.key.equals(key)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "defect type '%s': expected logical or structural".formatted(key));
  }

  /** Suffix of the metrics' keys. */
  String key() {
    return key;
  }

  /** Image AUROC on the defects of this type. */
  public MetricKey imageAuroc() {
    return switch (this) {
      case LOGICAL -> MetricKey.IMAGE_AUROC_LOGICAL;
      case STRUCTURAL -> MetricKey.IMAGE_AUROC_STRUCTURAL;
    };
  }

  /** Folder of the data set, which is the samples' defect type. */
  public String folder() {
    return key + "_anomalies";
  }
}
