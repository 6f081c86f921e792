// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.blemish.core.BlemishException;
import org.blemish.data.internal.FolderWalk;

/** Globs that the shell has not resolved: in quotation marks, or on Windows. */
final class Globs {
  private Globs() {}

  static boolean isGlob(String argument) {
    return argument.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /**
   * Files that match, without masks, and the skipped files that match.
   *
   * @param glob such as {@code images/*.png} or {@code images/**}{@code /*.png}
   */
  static PartSelection select(String glob) {
    String unix = glob.replace('\\', '/');
    int wild = (int) unix.chars().takeWhile(c -> "*?[{".indexOf(c) < 0).count();
    int slash = unix.lastIndexOf('/', wild);
    Path base = Path.of(slash < 0 ? "" : unix.substring(0, slash + 1));
    String pattern = unix.substring(slash + 1);
    PathMatcher matcher = matcher(pattern, glob);
    boolean deep = pattern.contains("**");
    int depth = deep ? Integer.MAX_VALUE : (int) pattern.chars().filter(c -> c == '/').count() + 1;
    if (!Files.isDirectory(base)) {
      return new PartSelection(List.of(), List.of());
    }
    PartSelection all = PartSelection.of(base, FolderWalk.of(base, depth));
    return new PartSelection(
        all.files().stream().filter(file -> matcher.matches(base.relativize(file))).toList(),
        all.skipped().stream()
            .filter(file -> matcher.matches(base.relativize(file.path())))
            .toList());
  }

  /** {@code **}{@code /} also matches no folder at all, as in shells and in Git. */
  private static PathMatcher matcher(String given, String glob) {
    String pattern = given.contains("{") ? given : given.replace("**/", "{**/,}");
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    } catch (PatternSyntaxException e) {
      throw new BlemishException(
          "%s is not a pattern for files: %s".formatted(glob, e.getDescription()), e);
    }
  }
}
