// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.probe;

import org.blemish.core.scoring.Verdict;

/** What the model says of a part before anything was painted on it. */
public record ProbedGoodPart(String part, double score, Verdict verdict) {}
