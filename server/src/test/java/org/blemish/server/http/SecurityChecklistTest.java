// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each item of the checklist in docs/server-security.md names tests that exist. */
class SecurityChecklistTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "server-security.md");
  private static final Pattern NAMED = Pattern.compile("`(\\w+)\\.(\\w+)`");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| "))
        .filter(line -> !line.startsWith("| item "))
        .toList();
  }

  private static String source(String test) throws IOException {
    for (Path module : List.of(Path.of("."), Path.of("..", "cli"))) {
      try (Stream<Path> files = Files.walk(module.resolve(Path.of("src", "test")))) {
        for (Path file : files.filter(path -> path.endsWith(test + ".java")).toList()) {
          return Files.readString(file);
        }
      }
    }
    return "";
  }

  @Test
  void eachItemNamesTestsThatExist() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(25);
    List<String> wrong = new ArrayList<>();
    for (String row : rows()) {
      String cell = row.split("\\|", -1)[3];
      Matcher named = NAMED.matcher(cell);
      boolean any = false;
      while (named.find()) {
        any = true;
        if (!source(named.group(1)).contains("void " + named.group(2) + "(")) {
          wrong.add("no test " + named.group());
        }
      }
      if (!any) {
        wrong.add("no test named: " + row);
      }
    }
    assertThat(wrong).isEmpty();
  }
}
