// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.blemish.core.BlemishException;
import picocli.CommandLine.Option;

/** Option {@code --group-by}: which images show the same part. */
public final class GroupByOption {
  private static final String FOLDER = "folder";

  @Option(
      names = "--group-by",
      paramLabel = "GROUP",
      description =
          "Images of one part get one verdict, and count as one good part: 'folder' if each part"
              + " has its own folder, or a regular expression whose first group, found in the path,"
              + " names the part, such as '([^/]+)-cam[0-9]'.")
  private Optional<String> group = Optional.empty();

  public boolean given() {
    return group.isPresent();
  }

  /**
   * The inputs by part, parts in the order of their first image.
   *
   * @throws BlemishException if the expression is wrong or is not found in a path
   */
  public Map<String, List<Path>> parts(List<Path> inputs) {
    String rule = group.orElseThrow();
    Optional<Pattern> pattern = rule.equals(FOLDER) ? Optional.empty() : Optional.of(pattern(rule));
    Map<String, List<Path>> parts = new LinkedHashMap<>();
    for (Path input : inputs) {
      String part = pattern.map(p -> part(p, input)).orElseGet(() -> folder(input));
      parts.computeIfAbsent(part, key -> new ArrayList<>()).add(input);
    }
    return parts;
  }

  /**
   * The part that each input shows: none where the option is not given.
   *
   * @throws BlemishException as {@link #parts}
   */
  public Map<Path, String> partOf(List<Path> inputs) {
    Map<Path, String> partOf = new HashMap<>();
    if (given()) {
      parts(inputs).forEach((part, members) -> members.forEach(path -> partOf.put(path, part)));
    }
    return partOf;
  }

  private static Pattern pattern(String rule) {
    try {
      return Pattern.compile(rule);
    } catch (PatternSyntaxException e) {
      throw new BlemishException(
          "--group-by '%s': expected 'folder' or a regular expression: %s"
              .formatted(rule, e.getDescription()),
          e);
    }
  }

  private static String part(Pattern pattern, Path input) {
    Matcher matcher = pattern.matcher(input.toString().replace('\\', '/'));
    if (!matcher.find()) {
      throw new BlemishException(
          "%s: --group-by '%s' is not found in this path".formatted(input, pattern));
    }
    String part = matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
    return part == null ? matcher.group() : part;
  }

  private static String folder(Path input) {
    Path folder = input.getParent();
    return folder == null ? "." : folder.toString();
  }
}
