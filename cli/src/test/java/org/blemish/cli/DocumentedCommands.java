// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands in code blocks of README and docs. */
final class DocumentedCommands {
  private static final Path ROOT = Path.of("..");
  private static final Pattern COMMAND =
      Pattern.compile("^ *(?:[A-Z_]+=\\S+ )*(?:\\./)?blemish (.*)$");
  private static final Pattern WORD =
      Pattern.compile("'([^']*)'|\"([^\"]*)\"|(#.*|[<>|].*)|([^\\s'\"]+)");

  /**
   * A command.
   *
   * @param where file and line
   * @param words without the program
   */
  record Documented(String where, List<String> words) {
    @Override
    public String toString() {
      return where + ": " + String.join(" ", words);
    }
  }

  private DocumentedCommands() {}

  /** All commands, in the order of the files' names. */
  static List<Documented> all() throws IOException {
    List<Path> files = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    files.add(ROOT.resolve("CONTRIBUTING.md"));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
    }
    List<Documented> commands = new ArrayList<>();
    for (Path file : files) {
      read(file, commands);
    }
    return commands;
  }

  private static void read(Path file, List<Documented> commands) throws IOException {
    boolean code = false;
    int number = 0;
    String pending = "";
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.strip().startsWith("```")) {
        code = !code;
        continue;
      }
      if (!code) {
        continue;
      }
      String whole = pending + line.strip();
      if (whole.endsWith("\\")) {
        pending = whole.substring(0, whole.length() - 1) + " ";
        continue;
      }
      pending = "";
      Matcher command = COMMAND.matcher(whole);
      // A synopsis shows what is optional; it is no command.
      if (command.matches() && !command.group(1).contains("[-hV]")) {
        commands.add(
            new Documented("%s:%d".formatted(file.getFileName(), number), words(command.group(1))));
      }
    }
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find() && word.group(3) == null) {
      for (int group : new int[] {1, 2, 4}) {
        if (word.group(group) != null) {
          words.add(word.group(group));
        }
      }
    }
    return words;
  }
}
