// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import org.blemish.core.scoring.Verdict;
import org.blemish.data.synthetic.DefectSpec;

/**
 * Result of the inspection of one synthetic defect.
 *
 * @param part id of the good part that it was added to
 * @param spec kind, size class and contrast class
 * @param pixels longer side of its bounding box in pixels
 * @param size longer side of its bounding box as a share of the image's shorter side
 * @param contrast mean absolute change as a share of the value range
 * @param change mean absolute change in grey levels or metres
 * @param score of the image
 * @param verdict at the calibrated thresholds
 * @param localised whether the anomaly map is highest on the defect, within {@link
 *     Localisation#TOLERANCE}
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
