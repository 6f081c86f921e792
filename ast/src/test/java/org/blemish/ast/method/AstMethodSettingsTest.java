// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.blemish.ast.AstSettings;
import org.blemish.core.BlemishException;
import org.blemish.training.config.Configuration;
import org.blemish.training.config.Setting;
import org.blemish.training.method.Fitter;
import org.blemish.training.method.Methods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AstMethodSettingsTest {
  private static Fitter configured(String preset, String... settings) {
    return new AstMethod()
        .configure(
            Configuration.of(preset, Optional.empty(), Setting.parse(List.of(settings)))
                .section("ast"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"balanced", "fast", "accurate", "paper"})
  void everyMethodReadsItsSectionOfEveryPreset(String preset) {
    Methods methods = Methods.found();
    assertThat(methods.names()).contains("ast", "patchcore");
    Configuration configuration = Configuration.of(preset, Optional.empty(), List.of());
    configuration.settings(methods.names());
    for (String name : methods.names()) {
      assertThat(methods.get(name).configure(configuration.section(name)).outputs())
          .as(name)
          .isNotEmpty();
    }
  }

  @Test
  void networksComeFromTheConfiguration() {
    Configuration paper = Configuration.of("paper", Optional.empty(), List.of());
    assertThat(AstMethod.networks(paper)).isEqualTo(AstSettings.paper());
    Configuration balanced =
        Configuration.of(
            "balanced", Optional.empty(), Setting.parse(List.of("ast.teacher.epochs=7")));
    assertThat(AstMethod.networks(balanced).teacher())
        .isEqualTo(new AstSettings.TeacherSettings(64, List.of(3, 3, 3, 5), 3, 7));
    assertThat(AstMethod.networks(balanced).student())
        .isEqualTo(new AstSettings.StudentSettings(128, 4, 12));
  }

  @Test
  void memoryBanksMayReadOtherOutputsDepthAndTheTeacherLatent() {
    String memory =
        "{name: %s, input: %s, components: 0, smoothing: 1, patches: 5, candidates: 9, projection: 3}";
    assertThat(
            configured(
                    "fast",
                    "ast.memoryBanks=[%s, %s, %s]"
                        .formatted(
                            memory.formatted("a", "s4"),
                            memory.formatted("b", "latent"),
                            memory.formatted("c", "depth")),
                    "ast.terms=[{map: a, standardise: NONE, smoothing: 1, reduction: {kind: max}, weight: 1.0}]")
                .outputs())
        .containsExactly("s6@384", "s4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ast.components=-1 | ast.components: -1 given",
        "ast.terms=[] | ast.terms is empty",
        "ast.memoryBanks=[{name: distance, input: s5, components: 0, smoothing: 1, patches: 5, candidates: 9, projection: 3}] | ast.memoryBanks: the name 'distance' is taken",
        "ast.memoryBanks=[{name: near, input: latent+depth, components: 0, smoothing: 1, patches: 5, candidates: 9, projection: 3}] | ast.memoryBanks.near.input: latent+depth given, the teacher's output cannot be joined",
        "ast.terms=[{map: far, standardise: NONE, smoothing: 1, reduction: {kind: max}, weight: 1.0}] | ast.terms: there is no map 'far': choose from composition, detail, distance, fine, latents, likelihood, relief",
        "ast.teacher.depth=3 | section 'ast': teacher.depth: unknown key",
        "ast.student.epochs=many | section 'ast': student.epochs",
      })
  void aWrongSettingIsNamed(String setting, String complaint) {
    assertThatThrownBy(() -> configured("fast", setting))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(complaint);
  }
}
