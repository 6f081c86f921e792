// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.preparation.Preparation;
import org.blemish.data.text.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  private static final Set<String> METHODS = Set.of("ast", "patchcore");

  @TempDir Path folder;

  private static TrainingSettings settings(String... settings) {
    return configuration(settings).settings(METHODS);
  }

  private static Preparation preparation(TrainingSettings settings) {
    PreparationSettings preparation = settings.preparation();
    return preparation.toPreparation(preparation.size().greatest(), Optional.empty());
  }

  private static Configuration configuration(String... settings) {
    return Configuration.of("balanced", Optional.empty(), Setting.parse(List.of(settings)));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("mine.yaml"), text);
  }

  @Test
  void thePartMaskIsSwitchedOffByAWordThatYamlReadsAsFalse() throws IOException {
    for (String text : List.of("off", "'off'", "OFF", "false")) {
      TrainingSettings settings =
          Configuration.of(
                  "balanced",
                  Optional.empty(),
                  Setting.parse(List.of("preparation.partMask=" + text)))
              .settings(METHODS);
      assertThat(settings.preparation().looksForPart()).as(text).isFalse();
    }
    assertThat(partMask("AUTO").file()).isEmpty();
    assertThat(partMask("part.png").file()).hasValue(Path.of("part.png"));
    assertThatThrownBy(
            () ->
                configuration("preparation.partMask=p.png", "preparation.tile=256")
                    .settings(METHODS))
        .hasMessageContaining("images in tiles have no part mask");
  }

  @Test
  void singleSettingsOverrideTheFileAndTheFileOverridesThePreset() throws IOException {
    Path file =
        file("seed: 5\nthreads: 2\npreparation: {size: 96x64}\nast: {teacher: {epochs: 3}}\n");
    Configuration merged =
        Configuration.of(
            "fast", Optional.of(file), Setting.parse(List.of("threads=1", "ast.student.width=7")));
    TrainingSettings settings = merged.settings(METHODS);

    assertThat(settings.preset()).isEqualTo("fast");
    assertThat(settings.threads()).isEqualTo(1);
    assertThat(settings.seed()).isEqualTo(5);
    assertThat(settings.preparation().size()).isEqualTo(PreparedSize.fixed(new Size(96, 64)));
    assertThat(settings.preparation().exposure()).isTrue();
    assertThat(merged.section("ast").at("/teacher/epochs").asInt()).isEqualTo(3);
    assertThat(merged.section("ast").at("/teacher/hidden").asInt()).isEqualTo(64);
    assertThat(merged.section("ast").at("/student/width").asInt()).isEqualTo(7);
  }

  @Test
  void theLastOfSeveralSettingsOfAKeyHolds() {
    assertThat(settings("seed=1", "seed=2").seed()).isEqualTo(2);
  }

  @Test
  void listsAreReplacedAsAWhole() {
    assertThat(configuration("ast.inputs=[s4, s5]").section("ast").path("inputs"))
        .hasToString("[\"s4\",\"s5\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"balanced", "fast", "accurate", "paper"})
  void presetsBind(String preset) {
    TrainingSettings settings =
        Configuration.of(preset, Optional.empty(), List.of()).settings(METHODS);

    assertThat(settings.preset()).isEqualTo(preset);
    assertThat(settings.method()).isEqualTo("ast");
    assertThat(settings.preparation().size().limitedByImages()).isEqualTo(!preset.equals("paper"));
    assertThat(settings.split().calibrate()).isZero();
    assertThat(settings.split().effectiveFolds(1001)).isEqualTo(preset.equals("paper") ? 0 : 5);
    assertThat(settings.split().effectiveFolds(1000)).isEqualTo(preset.equals("paper") ? 0 : 10);
  }

  @Test
  void accurateIsBalancedWithLargerImages() {
    Configuration accurate = Configuration.of("accurate", Optional.empty(), List.of());
    Configuration balanced =
        Configuration.of(
            "balanced",
            Optional.empty(),
            Setting.parse(List.of("preset=accurate", "preparation.size=up to 1024x1024")));

    assertThat(accurate.tree()).isEqualTo(balanced.tree());
    assertThat(accurate.section("patchcore")).isEqualTo(balanced.section("patchcore"));
    Setting scans = Setting.parse(List.of("modality=rgb+depth")).get(0);
    assertThat(
            Configuration.of("accurate", Optional.empty(), List.of(scans))
                .settings(METHODS)
                .preparation()
                .size())
        .hasToString("768x768");
  }

  private static PartMaskChoice partMask(String value) {
    return configuration("preparation.partMask=" + value)
        .settings(METHODS)
        .preparation()
        .partMask()
        .orElseThrow();
  }

  @Test
  void foldsAreANumberOrAuto() {
    assertThat(folds("auto").effectiveFolds(40)).isEqualTo(10);
    assertThat(folds("7").effectiveFolds(40)).isEqualTo(7);
    for (String wrong : List.of("1", "51", "-2", "many", "2.5")) {
      assertThatThrownBy(() -> folds(wrong))
          .isInstanceOf(BlemishException.class)
          .hasMessageContaining("split.folds")
          .hasMessageContaining("expected auto, 0 (none) or 2 to 50");
    }
  }

  private static TrainingSettings.SplitSettings folds(String value) {
    return configuration("split.folds=" + value).settings(METHODS).split();
  }

  @Test
  void thePaperPresetHasThePublishedSettings() {
    Configuration paper = Configuration.of("paper", Optional.empty(), List.of());

    assertThat(preparation(paper.settings(METHODS)))
        .isEqualTo(Preparation.stretched(new Size(768, 768)));
    assertThat(paper.section("ast").at("/teacher").toString())
        .isEqualTo("{\"hidden\":1024,\"kernels\":[3,3,3,5],\"clamp\":3.0,\"epochs\":240}");
    assertThat(paper.section("ast").at("/student").toString())
        .isEqualTo("{\"width\":1024,\"blocks\":4,\"epochs\":240}");
    assertThat(paper.section("ast").at("/optimisation/learningRate").asDouble()).isEqualTo(2e-4);
    assertThat(paper.section("ast").at("/optimisation/weightDecay").asDouble()).isEqualTo(1e-5);
    assertThat(paper.section("ast").at("/terms/distance/reduction/kind").asText())
        .isEqualTo("mean");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sead=1 | sead: unknown key",
        "preparation.sise=1x1 | preparation.sise: unknown key",
        "seed=many | seed",
        "threads=1.5 | threads",
        "threads=-1 | threads: -1 given",
        "split.calibrate=1.5 | split.calibrate: 1.5 given, expected a share from 0 to below 1",
        "preparation.fit=cover | preparation.fit",
        "preparation=5 | preparation",
        "modality=x-ray | modality",
        "method=magic | method 'magic' is not known: choose one of ast, patchcore",
        "decision.rates.reject=2 | reject is 2",
      })
  void aWrongSettingIsNamed(String setting, String complaint) {
    assertThatThrownBy(() -> settings(setting))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "preparation.size=96 | preparation.size: '96' given, expected WIDTHxHEIGHT",
        "preparation.size='0x96' | preparation.size: '0x96' given",
        "preparation.size='up to 96' | preparation.size: 'up to 96' given",
        "preparation.region='1,2,3' | preparation.region: '1,2,3' given",
        "preparation.region='1,2,0,3' | preparation.region: '1,2,0,3' given",
        "preparation.tile=0 | preparation.tile: 0 given",
        "preparation.tile=100 | tile 100x100: sides must be multiples of 32",
        "preparation.overlap=32 | preparation.overlap: 32 given, but no preparation.tile",
      })
  void aWrongPreparationIsNamed(String setting, String complaint) {
    assertThatThrownBy(() -> preparation(settings(setting.replace("'", "\""))))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aRegionIsGivenAsFourNumbers() {
    assertThat(preparation(settings("preparation.region=\"10, 20, 30, 40\"")).region())
        .contains(new Rectangle(10, 20, 30, 40));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "=3", "seed="})
  void aSettingWithoutKeyOrValueIsRefused(String setting) {
    assertThatThrownBy(() -> settings(setting)).isInstanceOf(BlemishException.class);
  }

  @Test
  void anUnknownPresetAndABrokenFileAreNamed() throws IOException {
    assertThatThrownBy(() -> Configuration.of("best", Optional.empty(), List.of()))
        .hasMessage("preset 'best' is not known: choose one of balanced, fast, accurate, paper");

    Path list = file("- seed\n- threads\n");
    assertThatThrownBy(() -> Configuration.of("fast", Optional.of(list), List.of()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(list.toString())
        .hasMessageContaining("expected settings as 'key: value' lines");

    Path gone = folder.resolve("gone.yaml");
    assertThatThrownBy(() -> Configuration.of("fast", Optional.of(gone), List.of()))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining(gone.toString());
  }

  @Test
  void anEmptyFileChangesNothing() throws IOException {
    Path empty = file("# nothing yet\n");
    assertThat(Configuration.of("fast", Optional.of(empty), List.of()).tree())
        .isEqualTo(Configuration.of("fast", Optional.empty(), List.of()).tree());
  }

  @Test
  void theSectionOfAMethodThatIsNotInstalledIsAllowed() {
    assertThat(configuration("method=patchcore").settings(Set.of("patchcore")).method())
        .isEqualTo("patchcore");
    assertThat(configuration().section("magic")).isEmpty();
  }

  @Test
  void theSavedConfigurationHasTheEffectiveSettings() throws IOException {
    Configuration configuration = configuration("method=patchcore", "seed=9");

    Path saved = file(Yaml.text(configuration.tree()));

    assertThat(configuration.tree().has("ast")).isFalse();
    assertThat(Configuration.saved(saved).settings(METHODS))
        .isEqualTo(configuration.settings(METHODS));
    assertThat(Configuration.saved(saved).section("patchcore"))
        .hasToString(configuration.section("patchcore").toString());
  }

  @Test
  void readsTheKeysOfEarlierVersions() throws IOException {
    Path file =
        file(
            """
        variants: [noise 5]
        depth: {fills: 2, level: false}
        patchcore:
          memories:
          - {name: near, input: s4, components: 8, smoothing: 3, patches: 9, candidates: 99, projection: 8}
          terms:
          - {map: near, standardise: NONE, smoothing: 1, reduction: {kind: max}, weight: 1.0}
          - {map: near, standardise: PER_POSITION, smoothing: 1, reduction: {kind: max}, weight: 0.5}
        """);
    Configuration configuration =
        Configuration.of(
            "fast",
            Optional.of(file),
            Setting.parse(List.of("method=patchcore", "patchcore.relief.term.weight=0.25")));

    TrainingSettings settings = configuration.settings(Set.of("patchcore"));
    assertThat(settings.augmentation().orElseThrow()).containsExactly("noise 5");
    assertThat(settings.depth().gapFillingPasses()).isEqualTo(2);
    assertThat(settings.depth().relativeToBackground()).isFalse();
    JsonNode section = configuration.section("patchcore");
    assertThat(section.path("memoryBanks").fieldNames())
        .toIterable()
        .containsExactly("near", "relief");
    assertThat(section.path("terms").fieldNames())
        .toIterable()
        .containsExactly("near", "near_2", "relief");
    assertThat(section.at("/terms/relief/weight").asDouble()).isEqualTo(0.25);
    assertThat(section.has("memories") || section.has("relief")).isFalse();
  }

  @Test
  void nullRemovesTheMemoryBankOfDepthAndItsTerm() {
    for (String key : List.of("patchcore.relief=null", "patchcore.memoryBanks.relief=null")) {
      JsonNode section =
          Configuration.of("fast", Optional.empty(), Setting.parse(List.of(key)))
              .section("patchcore");
      assertThat(section.path("memoryBanks").fieldNames())
          .toIterable()
          .containsExactly("neighbour", "detail", "wide", "coarse");
      assertThat(section.path("terms").has("relief")).isFalse();
    }
  }

  @Test
  void presetHasOtherSettingsWithScansThatTheUserCanStillOverride() {
    assertThat(astInputs("modality=rgb")).containsExactly("s6@384");
    assertThat(astInputs("modality=rgb+depth")).containsExactly("s6");
    assertThat(astInputs("modality=rgb+depth", "ast.inputs=[s5]")).containsExactly("s5");

    Configuration withScans =
        Configuration.of(
            "balanced", Optional.empty(), Setting.parse(List.of("modality=rgb+depth")));
    assertThat(withScans.section("ast").at("/terms/distance").has("mapWeight")).isFalse();
    assertThat(withScans.section("ast").at("/terms/distance/weight").asDouble()).isEqualTo(0.5);
    assertThat(withScans.section("ast").path("memoryBanks").fieldNames())
        .toIterable()
        .containsExactly("fine", "detail", "latents", "relief");
    assertThat(withScans.section("ast").at("/memoryBanks/detail/patches").asInt()).isEqualTo(4000);
    assertThat(withScans.section("patchcore").path("terms").fieldNames())
        .toIterable()
        .containsExactly("neighbour", "detail", "detail_by_position", "relief");
    assertThat(withScans.tree().has("withScans")).isFalse();
  }

  private static List<String> astInputs(String... settings) {
    List<String> inputs = new ArrayList<>();
    Configuration.of("balanced", Optional.empty(), Setting.parse(List.of(settings)))
        .section("ast")
        .path("inputs")
        .forEach(input -> inputs.add(input.asText()));
    return inputs;
  }

  @Test
  void anEntryIsOverriddenByItsName() {
    JsonNode section =
        Configuration.of(
                "fast",
                Optional.empty(),
                Setting.parse(List.of("patchcore.terms.detail.weight=0.75")))
            .section("patchcore");
    assertThat(section.path("terms").fieldNames())
        .toIterable()
        .containsExactly(
            "neighbour", "detail", "detail_by_position", "wide", "coarse", "relief", "composition");
    assertThat(section.at("/terms/detail/weight").asDouble()).isEqualTo(0.75);
    assertThat(section.at("/terms/detail/smoothing").asInt()).isEqualTo(1);
  }
}
