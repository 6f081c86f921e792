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
import org.blemish.experiments.benchmark.job.JobResult;
import org.blemish.experiments.benchmark.job.MethodSetup;

/**
 * Results of the jobs that finished or failed.
 *
 * @param jobs in the order of the tables
 */
public record BenchmarkResults(List<JobResult> jobs) {
  public BenchmarkResults {
    jobs = List.copyOf(jobs);
  }

  /** Reads all results in the folder of a benchmark; none if there is no such folder. */
  public static BenchmarkResults readAll(Path output) {
    List<JobResult> results = new ArrayList<>();
    try (Stream<Path> files =
        Files.isDirectory(output.resolve("cells"))
            ? Files.walk(output.resolve("cells"), 5)
            : Stream.empty()) {
      files
          .filter(file -> file.endsWith("cell.json"))
          .sorted()
          .forEach(file -> JobResult.read(file.resolveSibling("")).ifPresent(results::add));
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(output, e), e);
    }
    return new BenchmarkResults(results);
  }

  /**
   * Reads all results in the folder of a benchmark.
   *
   * @throws BlemishException if no job has finished
   */
  public static BenchmarkResults read(Path output) {
    BenchmarkResults results = readAll(output);
    if (results.finished().isEmpty()) {
      throw new BlemishException(
          "%s holds no finished job: expected the output folder of 'blemish benchmark'"
              .formatted(output));
    }
    return results;
  }

  public List<JobResult> finished() {
    return jobs.stream().filter(JobResult::finished).toList();
  }

  public List<JobResult> failed() {
    return jobs.stream().filter(result -> !result.finished()).toList();
  }

  public List<String> categories() {
    return jobs.stream().map(result -> result.job().category()).distinct().toList();
  }

  /** Keys of all metrics that any finished job has. */
  public Set<String> metricKeys() {
    return finished().stream()
        .flatMap(result -> result.metrics().keySet().stream())
        .collect(Collectors.toSet());
  }

  /** The finished jobs of one category. */
  public BenchmarkResults of(String category) {
    return new BenchmarkResults(
        finished().stream().filter(r -> r.job().category().equals(category)).toList());
  }

  /** Name of the layout that a category was read with. */
  public String layout(String category) {
    return jobs.stream()
        .filter(result -> result.job().category().equals(category))
        .map(JobResult::layout)
        .findFirst()
        .orElseThrow();
  }

  public List<MethodSetup> setups() {
    return jobs.stream().map(result -> result.job().setup()).distinct().toList();
  }

  /** Finished jobs of a category and method setup, one for each seed. */
  public List<JobResult> of(String category, MethodSetup setup) {
    return of(setup).stream().filter(r -> r.job().category().equals(category)).toList();
  }

  /** Finished jobs of a method setup. */
  public List<JobResult> of(MethodSetup setup) {
    return finished().stream().filter(r -> r.job().setup().equals(setup)).toList();
  }

  /** A metric of one category over seeds, as a fraction; empty if no job has it. */
  public Optional<Estimate> metric(String category, MethodSetup setup, String metric) {
    double[] values =
        of(category, setup).stream()
            .filter(result -> result.metrics().containsKey(metric))
            .mapToDouble(value(metric))
            .toArray();
    return values.length == 0 ? Optional.empty() : Optional.of(Estimate.of(values));
  }

  /**
   * Mean of a metric over categories: first over the categories of each seed, then over the seeds
   * that have all of them. Empty if no seed has all of them.
   */
  public Optional<Estimate> mean(List<String> categories, MethodSetup setup, String metric) {
    Map<Long, List<JobResult>> bySeed = new TreeMap<>();
    of(setup).stream()
        .filter(result -> categories.contains(result.job().category()))
        .filter(result -> result.metrics().containsKey(metric))
        .forEach(
            result ->
                bySeed.computeIfAbsent(result.job().seed(), s -> new ArrayList<>()).add(result));
    double[] means =
        bySeed.values().stream()
            .filter(results -> results.size() == categories.size())
            .mapToDouble(
                results -> results.stream().mapToDouble(value(metric)).average().orElseThrow())
            .toArray();
    return means.length == 0 ? Optional.empty() : Optional.of(Estimate.of(means));
  }

  /** Categories for which all these method setups have the metric. */
  public List<String> commonCategories(List<MethodSetup> setups, String metric) {
    return categories().stream()
        .filter(c -> setups.stream().allMatch(setup -> metric(c, setup, metric).isPresent()))
        .toList();
  }

  private static ToDoubleFunction<JobResult> value(String metric) {
    return result -> result.metrics().getOrDefault(metric, Double.NaN);
  }
}
