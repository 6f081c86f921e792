// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/** Passes on the lines of an error stream that state a failure, and drops all others. */
public final class ErrorsOnly extends Writer {
  private static final Pattern ERASED = Pattern.compile("^.*\r\u001b\\[K");

  private final Writer out;
  private final StringBuilder line = new StringBuilder();

  public ErrorsOnly(Writer out) {
    this.out = out;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      line.append(text[i]);
      if (text[i] == '\n') {
        String finished = ERASED.matcher(line).replaceFirst("");
        if (finished.startsWith(ErrorMessage.PREFIX)) {
          out.write(finished);
        }
        line.setLength(0);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
