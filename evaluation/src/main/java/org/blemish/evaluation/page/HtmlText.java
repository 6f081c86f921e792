// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.page;

/** Plain text inside HTML and SVG. */
public final class HtmlText {
  private HtmlText() {}

  /** The text with markup characters escaped, for elements and for quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
