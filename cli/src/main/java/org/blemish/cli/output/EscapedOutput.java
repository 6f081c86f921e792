// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Output of the program to a terminal, in which control characters of file names and file contents
 * are replaced by escapes (backslash, u and four digits), so that they cannot move the cursor,
 * change the title or hide text. Line ends and tabs are written as they are, except by {@link
 * #println(String)}, which prints one line.
 */
public final class EscapedOutput extends PrintWriter {
  private final Writer target;

  public EscapedOutput(Writer target) {
    super(new EscapingWriter(target), true);
    this.target = target;
  }

  /** Moves to the start of the terminal's current line and erases it. */
  void eraseLine() {
    flush();
    try {
      target.write("\r\u001b[K");
    } catch (IOException e) {
      setError();
    }
  }

  /** Prints one line: line ends in the text, which come from names, are escaped too. */
  @Override
  public void println(String line) {
    super.println(oneLine(line));
  }

  /** Text in which line ends and all other control characters are replaced by escapes. */
  public static String oneLine(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isControl(c) || c == '\n' || c == '\t') {
        escaped.append(escape(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Whether a character controls the terminal or the direction or the lines of the text. */
  private static boolean isControl(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t';
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    };
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      default -> "\\u%04x".formatted((int) c);
    };
  }

  /** Escapes what a {@link PrintWriter} hands on. */
  private static final class EscapingWriter extends FilterWriter {
    EscapingWriter(Writer target) {
      super(target);
    }

    @Override
    public void write(int c) throws IOException {
      write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      write(text.toCharArray(), offset, length);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      int written = offset;
      int end = offset + length;
      for (int i = offset; i < end; i++) {
        boolean lineEnd = text[i] == '\r' && i + 1 < end && text[i + 1] == '\n';
        if (isControl(text[i]) && !lineEnd) {
          out.write(text, written, i - written);
          out.write(escape(text[i]));
          written = i + 1;
        }
      }
      out.write(text, written, end - written);
    }
  }
}
