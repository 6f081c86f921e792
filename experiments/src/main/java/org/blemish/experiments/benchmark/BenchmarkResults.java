// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/**
 * Cells that are over, and what follows from them.
 *
 * @param jobs in the order of the tables
 */
public record BenchmarkResults(List<JobResult> jobs) {
  public BenchmarkResults {
    jobs = List.copyOf(jobs);
  }

  /** Everything that lies in a benchmark's folder. */
  public static BenchmarkResults readAll(Path output) {
    List<JobResult> cells = new ArrayList<>();
    try (Stream<Path> files =
        Files.isDirectory(output.resolve("cells"))
            ? Files.walk(output.resolve("cells"), 5)
            : Stream.empty()) {
      files
          .filter(file -> file.endsWith("cell.json"))
          .sorted()
          .forEach(file -> JobResult.read(file.resolveSibling("")).ifPresent(cells::add));
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(output, e), e);
    }
    return new BenchmarkResults(cells);
  }

  /**
   * The same.
   *
   * @throws BlemishException where there is no finished cell
   */
  public static BenchmarkResults read(Path output) {
    BenchmarkResults results = readAll(output);
    if (results.finished().isEmpty()) {
      throw new BlemishException(
          "%s holds no finished cell: expected the output folder of 'blemish benchmark'"
              .formatted(output));
    }
    return results;
  }

  public List<JobResult> finished() {
    return jobs.stream().filter(JobResult::finished).toList();
  }

  public List<JobResult> failed() {
    return jobs.stream().filter(cell -> !cell.finished()).toList();
  }

  public List<String> categories() {
    return jobs.stream().map(result -> result.job().category()).distinct().toList();
  }

  /** Keys of all figures that any finished cell has. */
  Set<String> metricKeys() {
    return finished().stream()
        .flatMap(cell -> cell.metrics().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The finished cells of one category. */
  BenchmarkResults of(String category) {
    return new BenchmarkResults(
        finished().stream().filter(r -> r.job().category().equals(category)).toList());
  }

  /** How a category was read. */
  String layout(String category) {
    return jobs.stream()
        .filter(result -> result.job().category().equals(category))
        .map(JobResult::layout)
        .findFirst()
        .orElseThrow();
  }

  public List<MethodSetup> setups() {
    return jobs.stream().map(result -> result.job().setup()).distinct().toList();
  }

  /** Finished cells of a category and variant, one for each seed. */
  public List<JobResult> of(String category, MethodSetup variant) {
    return of(variant).stream().filter(r -> r.job().category().equals(category)).toList();
  }

  /** Finished cells of a variant. */
  public List<JobResult> of(MethodSetup variant) {
    return finished().stream().filter(r -> r.job().setup().equals(variant)).toList();
  }

  /** A figure of one category over seeds, as a fraction; empty where no cell has it. */
  public Optional<Estimate> metric(String category, MethodSetup variant, String figure) {
    double[] values =
        of(category, variant).stream()
            .filter(result -> result.metrics().containsKey(figure))
            .mapToDouble(value(figure))
            .toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Estimate.of(values));
  }

  /**
   * Mean of a figure over these categories: of each seed first, then over the seeds that have all
   * of them. Empty where no seed has.
   */
  public Optional<Estimate> mean(List<String> categories, MethodSetup variant, String figure) {
    Map<Long, List<JobResult>> bySeed = new TreeMap<>();
    of(variant).stream()
        .filter(result -> categories.contains(result.job().category()))
        .filter(result -> result.metrics().containsKey(figure))
        .forEach(
            result ->
                bySeed.computeIfAbsent(result.job().seed(), s -> new ArrayList<>()).add(result));
    double[] means =
        bySeed.values().stream()
            .filter(results -> results.size() == categories.size())
            .mapToDouble(
                results -> results.stream().mapToDouble(value(figure)).average().orElseThrow())
            .toArray();
    return means.length == 0 ? Optional.empty() : Optional.of(Estimate.of(means));
  }

  /** Categories in which every one of these variants has the figure. */
  public List<String> commonCategories(List<MethodSetup> variants, String figure) {
    return categories().stream()
        .filter(c -> variants.stream().allMatch(v -> metric(c, v, figure).isPresent()))
        .toList();
  }

  private static ToDoubleFunction<JobResult> value(String figure) {
    return result -> result.metrics().getOrDefault(figure, Double.NaN);
  }
}
