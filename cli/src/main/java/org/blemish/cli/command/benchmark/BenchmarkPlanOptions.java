// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blemish.cli.options.LayoutOption;
import org.blemish.cli.options.MetricOptions;
import org.blemish.cli.options.ModalityConverter;
import org.blemish.cli.options.SettingsOptions;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.experiments.benchmark.AblationsFile;
import org.blemish.experiments.benchmark.BenchmarkCategory;
import org.blemish.experiments.benchmark.BenchmarkPlan;
import org.blemish.experiments.benchmark.job.MethodSetup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that define the jobs of a benchmark. */
final class BenchmarkPlanOptions {
  // Not "required", since the subcommands of 'benchmark' do not use it.
  @Option(
      names = "--data",
      paramLabel = "[NAME=]DIR",
      description =
          "Folder of one category or of several; can be repeated. A name is put before those of the"
              + " categories: mvtec=/data/mvtec_ad gives mvtec/screw. Required.")
  private List<String> data = List.of();

  @Mixin private LayoutOption layout = new LayoutOption();

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "NAME",
      description = "Only these categories; all by default.")
  private List<String> categories = List.of();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "ast",
      description = "ast, patchcore, padim; ${DEFAULT-VALUE} by default.")
  private List<String> methods = List.of();

  @Option(
      names = "--presets",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "balanced",
      description = "balanced, fast, accurate, paper; ${DEFAULT-VALUE} by default.")
  private List<String> presets = List.of();

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N",
      defaultValue = "0,1,2",
      description = "Confidence intervals need at least two; ${DEFAULT-VALUE} by default.")
  private List<Long> seeds = List.of();

  @Option(
      names = "--modality",
      split = ",",
      converter = ModalityConverter.class,
      paramLabel = "NAME",
      defaultValue = "rgb",
      description =
          "rgb, depth, rgb+depth; ${DEFAULT-VALUE} by default. A category without the images or"
              + " scans that a modality needs is skipped for it.")
  private List<Modality> modalities = List.of();

  @Option(
      names = "--ablations",
      paramLabel = "FILE",
      description =
          "YAML file of ablations, 'NAME: [KEY=VALUE, ...]'; each is run in addition to the unchanged"
              + " preset.")
  private Optional<Path> ablationsFile = Optional.empty();

  @Option(
      names = "--variants",
      hidden = true,
      paramLabel = "FILE",
      description = "Old name of --ablations.")
  private Optional<Path> oldAblationsFile = Optional.empty();

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  boolean hasData() {
    return !data.isEmpty();
  }

  BenchmarkPlan plan() {
    List<MethodSetup> setups = new ArrayList<>();
    Map<String, List<String>> ablations =
        ablationsFile.or(() -> oldAblationsFile).map(AblationsFile::read).orElse(Map.of());
    for (String preset : presets) {
      for (String method : methods) {
        for (Modality modality : modalities) {
          setups.add(new MethodSetup(method, preset, modality));
          ablations.forEach(
              (name, set) ->
                  setups.add(new MethodSetup(method, preset, modality, Optional.of(name), set)));
        }
      }
    }
    BenchmarkPlan plan =
        new BenchmarkPlan(categories(), setups, seeds, settings.jobSettings(), metrics.limits());
    plan.requireValidSettings();
    return plan;
  }

  private List<BenchmarkCategory> categories() {
    List<BenchmarkCategory> found = new ArrayList<>();
    for (String entry : data) {
      // The name of a folder may contain '='.
      int equals = Files.exists(Path.of(entry)) ? -1 : entry.indexOf('=');
      Optional<String> name =
          equals > 0 ? Optional.of(entry.substring(0, equals)) : Optional.empty();
      Path root = Path.of(entry.substring(equals > 0 ? equals + 1 : 0));
      found.addAll(BenchmarkCategory.at(root, name, layout.given()));
    }
    Set<String> unknown = new TreeSet<>(categories);
    found.forEach(category -> unknown.remove(category.name()));
    if (!unknown.isEmpty()) {
      throw new BlemishException(
          "%s: no category %s".formatted(String.join(", ", data), String.join(", ", unknown)));
    }
    return found.stream()
        .filter(c -> categories.isEmpty() || categories.contains(c.name()))
        .toList();
  }
}
