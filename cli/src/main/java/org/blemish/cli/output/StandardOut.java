// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;

/**
 * The standard output, in UTF-8 on every system. Unlike with a {@link PrintWriter} alone, a failure
 * to write is an exception. Control characters are escaped.
 */
public final class StandardOut extends OutputStream {
  /** The reader has closed the output, such as {@code head}; this is not an error. */
  public static final class OutputClosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputClosedException(IOException cause) {
      super(cause);
    }
  }

  private final OutputStream out;

  private StandardOut(OutputStream out) {
    this.out = out;
  }

  public static PrintWriter writer() {
    return writer(new FileOutputStream(FileDescriptor.out));
  }

  public static PrintWriter writer(OutputStream out) {
    return new EscapedOutput(new OutputStreamWriter(new StandardOut(out), StandardCharsets.UTF_8));
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static RuntimeException failed(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("ipe") // "Broken pipe", on Windows "The pipe is being closed"
        ? new OutputClosedException(e)
        : new BlemishException(Fault.ENVIRONMENT, "the output cannot be written: " + message, e);
  }
}
