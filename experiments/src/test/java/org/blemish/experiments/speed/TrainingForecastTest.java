// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.training.method.Epoch;
import org.blemish.training.pipeline.RunFolder;
import org.blemish.training.pipeline.TrainedRun;
import org.junit.jupiter.api.Test;

class TrainingForecastTest {
  private static TrainedRun run(double fit, Epoch... history) {
    return new TrainedRun(
        new RunFolder(Path.of("run")),
        "0",
        Optional.empty(),
        Optional.empty(),
        0,
        Map.of("reading", 1.0, "features", 4.0, "fit", fit, "parity", 3.0),
        List.of(history),
        List.of());
  }

  private static ObjectNode section() {
    ObjectNode section = JsonNodeFactory.instance.objectNode();
    section.putObject("teacher").put("epochs", 10);
    section.putObject("optimisation").put("epochSamples", 40);
    return section;
  }

  @Test
  void memoryBanksGrowWithTheFoldsAndImagesWithTheirNumber() {
    TrainingForecast forecast =
        TrainingForecast.of(
            run(8), 10, JsonNodeFactory.instance.objectNode(), 100, 5, 10, 3L << 20);
    // Reading and features 0.5 s an image; 8 s of banks and half of that for each of 5 folds;
    // 3 s of parity; 100 images and 200 of the gate at 10 a second.
    assertThat(forecast.seconds()).isEqualTo(50 + 28 + 3 + 30, within(1e-9));
    assertThat(forecast.featureMib()).isEqualTo(300);
    assertThat(forecast.images()).isEqualTo(100);
  }

  @Test
  void epochsOfNetworksGrowUpToTheirNumberOfSamples() {
    // The second epoch counts: the first one also compiles. 0.2 s for 10 samples, so 0.8 s for 40.
    TrainedRun run =
        run(1.2, new Epoch("teacher", 1, 0, 0, 1.0), new Epoch("teacher", 2, 0, 0, 0.2));
    double of30 = TrainingForecast.of(run, 10, section(), 30, 0, 1e9, 0).seconds();
    double of40 = TrainingForecast.of(run, 10, section(), 40, 0, 1e9, 0).seconds();
    double of400 = TrainingForecast.of(run, 10, section(), 400, 0, 1e9, 0).seconds();
    assertThat(of30).isEqualTo(30 * 0.5 + 10 * 0.6 + 3, within(1e-5));
    assertThat(of40).isEqualTo(40 * 0.5 + 10 * 0.8 + 3, within(1e-5));
    assertThat(of400).isEqualTo(400 * 0.5 + 10 * 0.8 + 3, within(1e-5));
  }
}
