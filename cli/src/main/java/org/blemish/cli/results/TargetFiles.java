// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.results;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;

/**
 * Where a file made of each input goes: below the folder as the input lies below the folder that
 * all inputs share, with another ending, or with that behind its own where two inputs differ in it
 * alone.
 *
 * @param targets by input
 */
public record TargetFiles(Map<Path, Path> targets) {
  public TargetFiles {
    targets = Map.copyOf(targets);
  }

  /**
   * Plans all of them, before any is written.
   *
   * @param ending of the files, such as {@code .png}
   * @param inputs at least one
   * @throws BlemishException where a file would take an input's place
   */
  public static TargetFiles plan(Path folder, String ending, List<Path> inputs) {
    Path shared = shared(inputs);
    Map<Path, Path> targets = new LinkedHashMap<>();
    Set<Path> taken = new HashSet<>();
    for (Path input : inputs) {
      String below = shared.relativize(absolute(input)).toString();
      Path target = folder.resolve(below.replaceFirst("\\.[A-Za-z]+$", "") + ending);
      if (!targets.containsKey(input)) {
        targets.put(input, taken.add(target) ? target : folder.resolve(below + ending));
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

  /** Where the file of a planned input goes. */
  public Path of(Path input) {
    return Objects.requireNonNull(targets.get(input), "not planned: " + input);
  }

  private static Path shared(List<Path> inputs) {
    Path shared = folder(inputs.get(0));
    for (Path input : inputs) {
      while (!folder(input).startsWith(shared)) {
        shared = Objects.requireNonNull(shared.getParent(), "all inputs lie below a root");
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
