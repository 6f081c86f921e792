// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.util.Optional;
import org.blemish.core.grid.Mask;
import org.blemish.core.input.Input;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.Inspection;
import org.blemish.data.Sample;

/**
 * A sample with its inspection, for reports.
 *
 * @param sample of the data set
 * @param input its image and scan
 * @param inspection with its map
 * @param rejection why the quality gate does not trust the image; empty if it does, or if the model
 *     has no gate
 * @param truth where its defects are
 * @param part pixels of the part; empty if the model does not tell part and background apart
 */
public record InspectedSample(
    Sample sample,
    Input input,
    Inspection inspection,
    Optional<GateRejection> rejection,
    SampleTruth truth,
    Optional<Mask> part) {}
