// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import org.blemish.core.scoring.Verdict;

/**
 * Result of the inspection of a good part without a synthetic defect.
 *
 * @param part id of the part
 * @param score of the image
 * @param verdict at the calibrated thresholds
 */
public record ProbedGoodPart(String part, double score, Verdict verdict) {}
