// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;

/** Patterns that no shell has resolved: in quotation marks, or on Windows. */
final class Globs {
  private Globs() {}

  static boolean isGlob(String argument) {
    return argument.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * Files that match, sorted.
   *
   * @param glob such as {@code images/*.png} or {@code images/**}{@code /*.png}
   */
  static List<Path> files(String glob) {
    String unix = glob.replace('\\', '/');
    int wild = (int) unix.chars().takeWhile(c -> "*?[{".indexOf(c) < 0).count();
    int slash = unix.lastIndexOf('/', wild);
    Path base = Path.of(slash < 0 ? "" : unix.substring(0, slash + 1));
    PathMatcher matcher = matcher(unix.substring(slash + 1), glob);
    if (!Files.isDirectory(base)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(base, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(path -> matcher.matches(base.relativize(path)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new BlemishException("%s: %s cannot be searched (%s)".formatted(glob, base, e), e);
    }
  }

  private static PathMatcher matcher(String pattern, String glob) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new BlemishException(
          "%s is no pattern for files: %s".formatted(glob, e.getDescription()), e);
    }
  }
}
