// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.benchmark;

import org.blemish.core.input.Modality;

/**
 * One way of learning: a column of the tables.
 *
 * @param method name
 * @param preset name
 * @param modality what is looked at
 */
public record Variant(String method, String preset, Modality modality) {
  /** As files and folders have it: {@code ast-balanced-rgb}. */
  String folder() {
    return method + "-" + preset + "-" + modality;
  }

  @Override
  public String toString() {
    return method + " " + preset + " " + modality;
  }
}
