// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.util.Optional;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.PreparedImage;
import org.blemish.core.quality.GateInput;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Sample;
import org.blemish.data.corruption.Corruption;
import org.blemish.inference.InputInspector;

/**
 * A sample that is inspected by a model that was not fitted to it. It is read again each time, so
 * that no more than one image is in memory.
 *
 * @param sample with an image
 * @param decisionRule of that model, with thresholds
 */
record InspectedTestImage(Sample sample, SampleInspector inspector, DecisionRule decisionRule)
    implements ToleranceMeasurement.TestImage {
  @Override
  public boolean rejected() {
    return rejected(inspector.inspect(read(), sample.id()));
  }

  /** The prepared image is corrupted: that is what the gate measures and the networks see. */
  @Override
  public ToleranceMeasurement.CorruptedImage corrupted(Corruption corruption, long seed) {
    Input input = read();
    Optional<PreparedImage> corrupted =
        inspector
            .prepare(input, sample.id())
            .map(
                prepared ->
                    inspector
                        .inputs()
                        .preparation()
                        .prepareReplacement(
                            prepared, corruption.apply(prepared.image(), seed), input.size()));
    return new ToleranceMeasurement.CorruptedImage() {
      @Override
      public GateInput gateInput() {
        return inspector.gateInput(input, corrupted).orElseThrow();
      }

      @Override
      public boolean rejected() {
        return InspectedTestImage.this.rejected(inspector.inspect(input, corrupted, sample.id()));
      }
    };
  }

  private Input read() {
    return inspector.inputs().reader().apply(sample);
  }

  private boolean rejected(InputInspector.RawInspection inspected) {
    return decisionRule.decide(inspected.maps(), Optional.empty()).decision().verdict()
        == Verdict.DEFECTIVE;
  }
}
