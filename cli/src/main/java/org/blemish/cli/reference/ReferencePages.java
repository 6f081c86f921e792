// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.blemish.cli.Main;
import picocli.AutoComplete;
import picocli.CommandLine;

/**
 * Man pages, a page in Markdown and the completion of shells, generated from the commands' options
 * and descriptions. Run at the build of the archive.
 */
public final class ReferencePages {
  private final CommandLine root;
  private final List<CommandPage> pages = new ArrayList<>();

  /** Pages of a command and of all below it. */
  public ReferencePages(CommandLine root) {
    this.root = root;
    collect(root.getCommandName(), root);
  }

  private void collect(String name, CommandLine line) {
    pages.add(new CommandPage(name, line));
    line.getSubcommands()
        .forEach(
            (command, below) -> {
              if (!below.getCommandSpec().usageMessage().hidden()) {
                collect(name + " " + command, below);
              }
            });
  }

  /** All commands on one page. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Commands\n\nGenerated from the commands' own help; do not edit.\n");
    for (CommandPage page : pages) {
      text.append("\n## ").append(page.name()).append("\n");
      page.description().forEach(line -> text.append('\n').append(escaped(line)).append('\n'));
      text.append("\n```\n").append(page.synopsis()).append("\n```\n");
      text.append("\n| argument | meaning |\n|---|---|\n");
      for (CommandPage.Argument argument : page.arguments()) {
        text.append(
            "| `%s` | %s |\n"
                .formatted(argument.label().replace("|", "\\|"), escaped(argument.description())));
      }
      page.exitCodes().forEach(code -> text.append("\nExit code ").append(code).append("\n"));
      page.footer().forEach(line -> text.append('\n').append(escaped(line)).append('\n'));
    }
    return text.toString();
  }

  /** Text that Markdown shows as it is. */
  private static String escaped(String text) {
    return text.strip()
        .replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("<", "&lt;")
        .replace("_", "\\_");
  }

  /** Man pages of section 1 by file name: {@code blemish-data-check.1}. */
  public Map<String, String> manPages() {
    Map<String, String> files = new LinkedHashMap<>();
    for (CommandPage page : pages) {
      String name = page.name().replace(' ', '-');
      files.put(name + ".1", manPage(name, page));
    }
    return files;
  }

  private static String manPage(String name, CommandPage page) {
    StringBuilder text = new StringBuilder();
    text.append(".TH \"%s\" 1\n.SH NAME\n".formatted(roff(name.toUpperCase(Locale.ROOT))));
    text.append("%s \\- %s\n".formatted(roff(name), roff(page.summary())));
    text.append(".SH SYNOPSIS\n%s\n".formatted(roff(page.synopsis())));
    text.append(".SH OPTIONS\n");
    for (CommandPage.Argument argument : page.arguments()) {
      text.append(
          ".TP\n.B %s\n%s\n".formatted(roff(argument.label()), roff(argument.description())));
    }
    if (!page.footer().isEmpty()) {
      text.append(".SH NOTES\n");
      page.footer().forEach(line -> text.append(".PP\n").append(roff(line)).append('\n'));
    }
    if (!page.exitCodes().isEmpty()) {
      text.append(".SH EXIT STATUS\n");
      page.exitCodes().forEach(code -> text.append(".br\n").append(roff(code)).append('\n'));
    }
    return text.toString();
  }

  /**
   * Text that roff prints as it is: a line that begins with a dot or a quote would be a command.
   */
  private static String roff(String text) {
    String escaped = text.strip().replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  /** The completion of bash and zsh. */
  public String completion() {
    return AutoComplete.bash(root.getCommandName(), root);
  }

  /**
   * Writes man pages and completion.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    ReferencePages pages = new ReferencePages(Main.commandLine());
    Path man = Files.createDirectories(folder.resolve("man/man1"));
    for (Map.Entry<String, String> page : pages.manPages().entrySet()) {
      Files.writeString(man.resolve(page.getKey()), page.getValue(), StandardCharsets.UTF_8);
    }
    Path completion = Files.createDirectories(folder.resolve("completion"));
    Files.writeString(completion.resolve("blemish"), pages.completion(), StandardCharsets.UTF_8);
  }
}
