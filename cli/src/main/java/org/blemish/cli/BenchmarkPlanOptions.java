// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.experiments.benchmark.BenchmarkCategory;
import org.blemish.experiments.benchmark.BenchmarkPlan;
import org.blemish.experiments.benchmark.MethodSetup;
import org.blemish.training.config.Configuration;
import org.blemish.training.method.Methods;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cells a benchmark has. */
final class BenchmarkPlanOptions {
  // Not "required", since the commands below 'benchmark' have no use for it.
  @Option(
      names = "--data",
      paramLabel = "[NAME=]DIR",
      description =
          "Folder of categories, or of one category; can be repeated. A name goes before the"
              + " categories' own: mvtec=/data/mvtec_ad gives mvtec/screw. Needed.")
  private List<String> data = List.of();

  @Option(
      names = "--layout",
      paramLabel = "NAME",
      description = "How each category is laid out; found out by itself where not given.")
  private Optional<String> layout = Optional.empty();

  @Option(
      names = "--categories",
      split = ",",
      paramLabel = "NAME",
      description = "These alone; all where not given.")
  private List<String> categories = List.of();

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "NAME",
      description = "ast, patchcore, padim; ast where not given.")
  private List<String> methods = List.of("ast");

  @Option(
      names = "--presets",
      split = ",",
      paramLabel = "NAME",
      description = "balanced, fast, paper; balanced where not given.")
  private List<String> presets = List.of("balanced");

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N",
      description = "0,1,2 where not given: intervals need two at least.")
  private List<Long> seeds = List.of(0L, 1L, 2L);

  @Option(
      names = "--modality",
      split = ",",
      converter = ModalityConverter.class,
      paramLabel = "NAME",
      description =
          "rgb (default), depth, rgb+depth; a category without scans or images is left out where"
              + " they are needed.")
  private List<Modality> modalities = List.of(Modality.RGB);

  @Option(
      names = "--variants",
      paramLabel = "FILE",
      description =
          "YAML file of ablations, 'NAME: [KEY=VALUE, ...]'; each is a column of its own beside the"
              + " preset as it is.")
  private Optional<Path> ablationsFile = Optional.empty();

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private MetricOptions metrics = new MetricOptions();

  boolean hasData() {
    return !data.isEmpty();
  }

  BenchmarkPlan plan() {
    List<MethodSetup> variants = new ArrayList<>();
    Map<String, List<String>> ablations = ablationsFile.map(AblationsFile::read).orElse(Map.of());
    for (String preset : presets) {
      for (String method : methods) {
        for (Modality modality : modalities) {
          variants.add(validated(new MethodSetup(method, preset, modality)));
          ablations.forEach(
              (name, set) ->
                  variants.add(
                      validated(
                          new MethodSetup(method, preset, modality, Optional.of(name), set))));
        }
      }
    }
    return new BenchmarkPlan(
        categories(),
        variants,
        seeds,
        new BenchmarkPlan.JobSettings(
            settings.config().map(Path::toString), settings.backbone(), settings.set()),
        metrics.arguments());
  }

  private List<BenchmarkCategory> categories() {
    List<BenchmarkCategory> found = new ArrayList<>();
    for (String entry : data) {
      // A folder may have '=' in its own name.
      int equals = Files.exists(Path.of(entry)) ? -1 : entry.indexOf('=');
      Optional<String> name =
          equals > 0 ? Optional.of(entry.substring(0, equals)) : Optional.empty();
      Path root = Path.of(entry.substring(equals > 0 ? equals + 1 : 0));
      found.addAll(BenchmarkCategory.at(root, name, layout.map(DatasetLayouts::named)));
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

  /** Wrong names and settings are said at once, not by each cell in turn. */
  private MethodSetup validated(MethodSetup variant) {
    Methods known = Methods.found();
    Configuration configuration =
        settings.configuration(
            variant.preset(), List.of("method=" + variant.method()), variant.set());
    String name = configuration.settings(known.names()).method();
    known.get(name).configure(configuration.section(name));
    return variant;
  }
}
