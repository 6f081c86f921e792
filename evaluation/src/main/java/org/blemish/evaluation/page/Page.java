// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.blemish.core.file.AtomicFile;
import org.blemish.core.json.Json;

/**
 * A page of sections, in one HTML file that needs no network and no other file. Texts are plain,
 * never markup.
 *
 * @param title heading
 * @param fields further lines of the heading, in order
 * @param lead the most important result in one sentence
 * @param first blocks below the lead
 * @param notes what limits the trust in the results; may be empty
 * @param sections in order
 */
public record Page(
    String title,
    List<PageField> fields,
    String lead,
    List<PageBlock> first,
    List<String> notes,
    List<PageSection> sections) {
  private static final List<String> SCRIPTS = List.of("page/script/blocks", "page/script/document");

  /** A name and its value. */
  public record PageField(String name, String value) {}

  /**
   * A part of the page with a heading.
   *
   * @param id for links, unique in the page: lower-case letters, digits and hyphens
   * @param heading of the section
   * @param note one or two sentences below the heading; may be empty
   * @param blocks in order
   */
  public record PageSection(String id, String heading, String note, List<PageBlock> blocks) {
    public PageSection {
      blocks = List.copyOf(blocks);
      if (!id.matches("[a-z0-9-]+")) {
        throw new IllegalArgumentException(
            "section id '%s' must consist of a-z, 0-9 and hyphens".formatted(id));
      }
    }

    /** An id made of a text: other characters become hyphens. */
    public static String id(String text) {
      return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
  }

  public Page {
    fields = List.copyOf(fields);
    first = List.copyOf(first);
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @throws org.blemish.core.BlemishException if it cannot be written
   */
  public void write(Path file) {
    AtomicFile.write(
        file,
        bytes -> {
          try (Writer out = new BufferedWriter(new OutputStreamWriter(bytes, UTF_8))) {
            PageTemplate.write(
                out,
                title,
                SCRIPTS,
                to -> to.write(HtmlSafeJson.escaped(Json.line(this))),
                to -> {});
          }
        });
  }
}
