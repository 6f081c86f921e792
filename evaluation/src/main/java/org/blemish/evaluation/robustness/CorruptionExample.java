// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import org.blemish.data.Label;
import org.blemish.evaluation.page.Figure;

/**
 * A part under one corruption, with its heat map.
 *
 * @param corruption its name, {@link CorruptionCaseResult#UNCORRUPTED} for the image as it is
 * @param label of the part
 * @param figure image and caption
 */
public record CorruptionExample(String corruption, Label label, Figure figure) {
  /** Longer side of the image in pixels. */
  static final int SIDE = 256;
}
