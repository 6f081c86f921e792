// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.file.Sha256;

/**
 * The HTML template of all pages, filled with scripts, styles and data. The content security policy
 * names the digests of the one script and the one style, and allows images of the page itself and
 * of files beside it alone.
 */
public final class PageTemplate {
  /** The value of one placeholder. */
  @FunctionalInterface
  public interface TemplateValue {
    void write(Writer out) throws IOException;
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
  private static final String FOLDER = "/org/blemish/evaluation/";
  private static final List<String> STYLES =
      List.of("colours", "page", "tables", "charts", "gallery", "viewer");
  // Each script uses only those before it.
  private static final List<String> SHARED =
      List.of("dom", "format", "theme", "shell", "chart", "histogram", "bars", "zoom", "figures");

  private PageTemplate() {}

  /**
   * Writes the page.
   *
   * @param title plain text
   * @param scripts of this kind of page, after the shared ones: resources below {@code
   *     org/blemish/evaluation} without their ending, such as {@code report/script/state}
   * @param content of the page, as JSON without {@code <}
   * @param images further script elements with data
   */
  public static void write(
      Writer out, String title, List<String> scripts, TemplateValue content, TemplateValue images)
      throws IOException {
    String style = joined(STYLES.stream().map(name -> "page/style/" + name).toList(), ".css");
    List<String> all = new ArrayList<>(SHARED.stream().map(n -> "page/script/" + n).toList());
    all.addAll(scripts);
    String script = "\"use strict\";\n" + joined(all, ".js");
    String policy =
        "default-src 'none'; img-src data: file: 'self'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(digest(style), digest(script));
    Map<String, TemplateValue> parts =
        Map.of(
            "title", text(HtmlText.escape(title)),
            "policy", text(policy),
            "style", text(style),
            "script", text(script),
            "content", content,
            "images", images);
    String template = resource("page/page.html");
    Matcher place = PLACEHOLDER.matcher(template);
    int written = 0;
    while (place.find()) {
      out.write(template, written, place.start() - written);
      part(parts, place.group(1)).write(out);
      written = place.end();
    }
    out.write(template, written, template.length() - written);
  }

  private static TemplateValue part(Map<String, TemplateValue> parts, String name) {
    TemplateValue part = parts.get(name);
    if (part == null) {
      throw new IllegalStateException("page.html has an unknown placeholder: " + name);
    }
    return part;
  }

  private static TemplateValue text(String text) {
    return out -> out.write(text);
  }

  private static String joined(List<String> names, String ending) {
    StringBuilder all = new StringBuilder();
    names.forEach(name -> all.append(resource(name + ending)));
    return all.toString();
  }

  private static String resource(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      // Git may have checked out other line ends; the page must not depend on them.
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("reading resource " + name, e);
    }
  }

  private static String digest(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text).bytes());
  }
}
