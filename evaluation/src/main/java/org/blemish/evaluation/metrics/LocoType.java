// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/** The two kinds of anomalies of MVTec LOCO AD, which its evaluator keeps apart. */
enum LocoType {
  LOGICAL("logical"),
  STRUCTURAL("structural");

  private final String key;

  LocoType(String key) {
    this.key = key;
  }

  /** How figures call it. */
  String key() {
    return key;
  }

  /** How the data set calls it. */
  String folder() {
    return key + "_anomalies";
  }
}
