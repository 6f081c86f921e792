// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.patchcore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.method.Fitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchCoreSettingsTest {
  private static final String TERMS =
      "patchcore.terms=[{map: neighbour, standardise: NONE, smoothing: 3,"
          + " reduction: {kind: max}, weight: 1.0}]";

  private static Fitter configured(String preset, String... settings) {
    ObjectNode section =
        Configuration.of(preset, Optional.empty(), Setting.parse(List.of(settings)))
            .section("patchcore");
    return new PatchCoreMethod().configure(section);
  }

  private static String memoryBank(String name, String input) {
    return "{name: %s, input: %s, components: 0, smoothing: 1, patches: 5, candidates: 9, projection: 3}"
        .formatted(name, input);
  }

  @ParameterizedTest
  @ValueSource(strings = {"balanced", "fast", "accurate", "paper"})
  void presetsAreRead(String preset) {
    assertThat(configured(preset).outputs())
        .containsExactlyElementsOf(
            preset.equals("paper") ? List.of("block35") : List.of("s5", "s6", "s6@256"));
  }

  @Test
  void depthIsNotAskedOfTheBackbone() {
    assertThat(
            configured(
                    "fast",
                    "patchcore.memoryBanks=[%s, %s]"
                        .formatted(memoryBank("neighbour", "s5"), memoryBank("shape", "depth")),
                    TERMS)
                .outputs())
        .containsExactly("s5");
  }

  @Test
  void severalOutputsCanBeJoined() {
    assertThat(
            configured(
                    "fast",
                    "patchcore.memoryBanks=[%s]".formatted(memoryBank("neighbour", "s6+s4+depth")),
                    TERMS)
                .outputs())
        .containsExactly("s6", "s4");
  }

  @Test
  void aTermWithoutItsMapIsFoundBeforeTraining() {
    assertThatThrownBy(
            () ->
                configured(
                    "fast", "patchcore.memoryBanks=[%s]".formatted(memoryBank("other", "s5"))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(
            "patchcore.terms: there is no map 'neighbour': choose from composition, other");
    assertThatThrownBy(() -> configured("fast", "patchcore.terms=[]"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("patchcore.terms is empty");
  }

  @Test
  void statisticsOfTheImageHaveNoPlaceInTheMap() {
    assertThatThrownBy(() -> configured("fast", "patchcore.terms.composition.mapWeight=0.1"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(
            "patchcore.terms.composition: the statistics of the whole image have no place in the anomaly map, set mapWeight: 0");
    assertThatThrownBy(() -> configured("fast", "patchcore.imageStatistics.composition.inputs=[]"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("imageStatistics.composition.inputs is empty");
    assertThatThrownBy(() -> configured("fast", "patchcore.imageStatistics.detail={inputs: [s5]}"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("patchcore.imageStatistics: the name 'detail' is taken");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "detail={inputs: [s5], dimensions: 4, channels: whitened, regularisation: 0.1} | patchcore.cellGaussians: the name 'detail' is taken",
        "position={inputs: [], dimensions: 4, channels: whitened, regularisation: 0.1} | patchcore.cellGaussians.position.inputs is empty",
        "position={inputs: [s5], dimensions: 0, channels: whitened, regularisation: 0.1} | dimensions of position: 0 given",
        "position={inputs: [s5], dimensions: 4, channels: whitened, regularisation: 0} | regularisation of position: 0.0 given",
        "a-b={inputs: [s5], dimensions: 4, channels: whitened, regularisation: 0.1} | Gaussians name 'a-b'",
        "position={inputs: [s5], dimensions: 4, channels: some, regularisation: 0.1} | channels"
      })
  void wrongGaussiansAreRefused(String setting, String message) {
    assertThatThrownBy(() -> configured("balanced", "patchcore.cellGaussians." + setting))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(message);
  }

  @Test
  void featureMapsOfStatisticsWithoutATermAreNotAskedOfTheBackbone() {
    assertThat(
            configured(
                    "fast",
                    "patchcore.memoryBanks=[%s]".formatted(memoryBank("neighbour", "s5")),
                    TERMS)
                .outputs())
        .containsExactly("s5");
  }

  @Test
  void memoryBanksNeedUniqueNames() {
    assertThatThrownBy(
            () ->
                configured(
                    "fast",
                    "patchcore.memoryBanks=[%s, %s]"
                        .formatted(memoryBank("neighbour", "s5"), memoryBank("neighbour", "s4"))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("patchcore.memoryBanks: the name 'neighbour' is taken");
    assertThatThrownBy(() -> configured("fast", "patchcore.patches=3"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("section 'patchcore': patches: unknown key");
  }
}
