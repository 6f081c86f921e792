// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Input;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.core.scoring.FalseRejectRates;
import org.blemish.core.scoring.Scoring;

/**
 * Computes new thresholds for a model from good images that took no part in its training. Networks
 * and scoring stay as they are. For one thread.
 *
 * <pre>{@code
 * try (Detector detector = Detector.open(model)) {
 *   Calibrator calibrator = new Calibrator(detector);
 *   for (Path image : good) calibrator.add(Input.of(Images.read(image)), image.toString());
 *   Recalibration recalibration = calibrator.calibrate(new FalseRejectRates(0.01, 0.05));
 *   recalibration.write(model, newModel, List.of());
 * }
 * }</pre>
 */
public final class Calibrator {
  private final Detector detector;
  private final List<Good> images = new ArrayList<>();

  /**
   * @param source name of the image
   * @param part that it shows
   */
  private record Good(Detector.CalibrationInput measured, String source, String part) {}

  /**
   * @param detector of the model; stays open
   */
  public Calibrator(Detector detector) {
    this.detector = detector;
  }

  /**
   * Adds the only image of a good part.
   *
   * @param source name of the input in errors
   * @throws BlemishException if the input does not fit the model
   */
  public void add(Input input, String source) {
    add(detector.calibrationInput(input, source), source, source);
  }

  /**
   * Adds an image of a good part that the same detector has measured, so that many can be measured
   * side by side.
   *
   * @param source name of the input in errors
   * @param part name of the part; several images of one part count as one
   */
  public void add(Detector.CalibrationInput measured, String source, String part) {
    images.add(new Good(measured, source, part));
  }

  /**
   * Computes the thresholds from all images added so far; a quality gate is widened so that it
   * accepts them.
   *
   * @param rates shares of good images that may be called defective and unsure
   * @throws BlemishException if no image was added
   */
  public Recalibration calibrate(FalseRejectRates rates) {
    if (images.isEmpty()) {
      throw new BlemishException("no good images to calibrate with: add at least one");
    }
    Scoring scoring = detector.model().decisionRule().scoring().withRates(rates);
    Map<String, Long> sizes =
        images.stream().collect(Collectors.groupingBy(Good::part, Collectors.counting()));
    List<CalibrationSample> samples =
        images.stream()
            .map(
                image ->
                    CalibrationSample.of(
                        scoring,
                        image.measured().maps(),
                        1.0 / sizes.getOrDefault(image.part(), 1L)))
            .toList();
    return new Recalibration(
        DecisionRule.calibrated(scoring, samples, CalibrationSource.HELD_OUT),
        detector
            .model()
            .gate()
            .map(
                gate ->
                    gate.widened(
                        images.stream()
                            .flatMap(image -> image.measured().gateInput().stream())
                            .toList())),
        IntStream.range(0, samples.size())
            .mapToObj(i -> image(images.get(i), sizes, samples.get(i)))
            .toList());
  }

  private static CalibrationImage image(
      Good good, Map<String, Long> sizes, CalibrationSample sample) {
    return new CalibrationImage(
        good.source(),
        Optional.of(good.part()).filter(part -> sizes.getOrDefault(part, 1L) > 1),
        sample);
  }
}
