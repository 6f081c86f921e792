// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.ArrayList;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.FalseRejectRates;

/**
 * Computes new thresholds for a model from good images that took no part in its training. Networks
 * and scoring stay as they are. For one thread.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(model)) {
 *   Calibrator calibrator = new Calibrator(detector);
 *   for (Path image : good) calibrator.add(Input.of(Images.read(image)), image.toString());
 *   Recalibration recalibration = calibrator.calibrate(new FalseRejectRates(0.01, 0.05));
 *   recalibration.write(model, newModel);
 * }
 * }</pre>
 */
public final class Calibrator {
  private final Detector detector;
  private final List<Detector.CalibrationInput> inputs = new ArrayList<>();

  /**
   * @param detector of the model; stays open
   */
  public Calibrator(Detector detector) {
    this.detector = detector;
  }

  /**
   * Adds a good image.
   *
   * @param source name of the input in errors
   * @throws BlemishException where the input does not fit the model
   */
  public void add(Input input, String source) {
    inputs.add(detector.calibrationInput(input, source));
  }

  /**
   * Computes the thresholds from all images added so far; a quality gate is widened so that it
   * accepts them.
   *
   * @param rates shares of good images that may be called defective and unsure
   * @throws BlemishException where no image was added
   */
  public Recalibration calibrate(FalseRejectRates rates) {
    if (inputs.isEmpty()) {
      throw new BlemishException("no good images to calibrate with: add at least one");
    }
    return new Recalibration(
        detector
            .model()
            .decisionRule()
            .recalibrated(rates, inputs.stream().map(Detector.CalibrationInput::maps).toList()),
        detector
            .model()
            .gate()
            .map(
                gate ->
                    gate.widened(
                        inputs.stream().flatMap(input -> input.gateInput().stream()).toList())));
  }
}
