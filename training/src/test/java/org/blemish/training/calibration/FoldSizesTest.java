// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.blemish.data.Folds;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.config.TrainingSettings;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldSizesTest {
  private static FoldSizes sizes(int samples, String... changes) {
    Methods methods = Methods.found();
    List<String> all = new ArrayList<>(List.of("method=patchcore"));
    all.addAll(List.of(changes));
    Configuration configuration = Configuration.of("fast", Optional.empty(), Setting.parse(all));
    TrainingSettings settings = configuration.settings(methods.names());
    Fitter fitter = methods.get("patchcore").configure(configuration.section("patchcore"));
    return FoldSizes.of(settings, fitter, samples);
  }

  /** The first fold is the one that the quality gate is tried on. */
  @ParameterizedTest
  @CsvSource({
    "20, 10, 4",
    "40, 10, 8",
    "60, 10, 8",
    "99, 10, 10",
    "300, 10, 30",
    "1000, 10, 100",
    "1001, 5, 201"
  })
  void fewerImagesAreDividedIntoMoreFolds(int samples, int count, int first) {
    Folds folds = sizes(samples).divide(IntStream.range(0, samples).toArray(), 0);

    assertThat(folds.count()).isEqualTo(count);
    assertThat(folds.fold(0)).hasSize(first);
  }

  @ParameterizedTest
  @CsvSource({"split.folds=0, 0", "split.folds=7, 7", "split.calibrate=0.2, 0"})
  void settingsDecide(String setting, int count) {
    assertThat(sizes(50, setting).count()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"20, 2", "90, 9"})
  void withoutAGateAllFoldsHaveOneSize(int samples, int first) {
    FoldSizes sizes = sizes(samples, "gate.enabled=false");

    assertThat(sizes.divide(IntStream.range(0, samples).toArray(), 0).fold(0)).hasSize(first);
  }
}
