// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/**
 * Paths of result files, one for each input. A result has the input's path relative to the closest
 * common folder of all inputs, and its own file extension instead of the input's. Where two inputs
 * would share a result file, the later one keeps its extension ({@code a.jpg.png}), and gets a
 * number if that is taken too ({@code a.jpg-2.png}).
 *
 * @param targets result file of each input
 */
public record TargetFiles(Map<Path, Path> targets) {
  public TargetFiles {
    targets = Map.copyOf(targets);
  }

  /**
   * Plans all result files before any is written.
   *
   * @param folder of the result files
   * @param extension of the result files, such as {@code .png}
   * @param inputs at least one
   * @throws BlemishException if a result file would replace an input
   */
  public static TargetFiles plan(Path folder, String extension, List<Path> inputs) {
    Path shared = shared(inputs);
    Map<Path, Path> targets = new LinkedHashMap<>();
    Set<Path> taken = new HashSet<>();
    for (Path input : inputs) {
      if (!targets.containsKey(input)) {
        String path = shared.relativize(absolute(input)).toString();
        String stem = folder.resolve(path.replaceFirst("\\.[A-Za-z]+$", "")).toString();
        Stream<String> numbered =
            IntStream.iterate(2, n -> n + 1)
                .mapToObj(n -> "%s-%d".formatted(folder.resolve(path), n));
        Path target =
            Stream.concat(Stream.of(stem, folder.resolve(path).toString()), numbered)
                .map(name -> Path.of(name + extension))
                .filter(taken::add)
                .findFirst()
                .orElseThrow();
        targets.put(input, target);
      }
    }
    Set<Path> all = inputs.stream().map(TargetFiles::absolute).collect(Collectors.toSet());
    for (Path target : targets.values()) {
      if (all.contains(absolute(target))) {
        throw new BlemishException(
            "%s would replace an input: choose another folder".formatted(target));
      }
    }
    return new TargetFiles(targets);
  }

  /** The result file of an input. */
  public Path of(Path input) {
    return Objects.requireNonNull(targets.get(input), "not planned: " + input);
  }

  private static Path shared(List<Path> inputs) {
    Path shared = folder(inputs.get(0));
    for (Path input : inputs) {
      while (!folder(input).startsWith(shared)) {
        shared = Objects.requireNonNull(shared.getParent(), "a root is common to all paths");
      }
    }
    return shared;
  }

  private static Path folder(Path input) {
    Path absolute = absolute(input);
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
