// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import org.blemish.core.scoring.Verdict;
import org.blemish.data.synthetic.DefectSpec;

/**
 * What the model says of one painted defect.
 *
 * @param part the good part it was painted on
 * @param spec kind, class of size, class of contrast
 * @param pixels longer side of its bounding box
 * @param size the same as a share of the shorter side
 * @param contrast mean absolute change as a share of the range
 * @param change the same in grey levels or metres
 * @param score of the image
 * @param verdict at the calibrated thresholds
 * @param localised whether the map is highest on the defect, or no further from it than {@link
 *     Localised#NEAR}
 */
public record ProbedDefect(
    String part,
    DefectSpec spec,
    int pixels,
    double size,
    double contrast,
    double change,
    double score,
    Verdict verdict,
    boolean localised) {}
