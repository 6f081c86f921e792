// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.blemish.cli.output.ExitCode;

/**
 * The program that started this one as a child process, if it wants this one to end when it is
 * killed. It sets the Java property {@code blemish.parent=stdin} and keeps the pipe to the standard
 * input open: the operating system closes the pipe with the parent.
 */
final class ParentProcess {
  private static final String PROPERTY = "blemish.parent";

  private ParentProcess() {}

  /** Begins to wait for the end of the parent, if the property is set. */
  static void watch() {
    if ("stdin".equals(System.getProperty(PROPERTY))) {
      Thread watch =
          new Thread(() -> awaitEnd(System.in, () -> System.exit(ExitCode.TERMINATED)), "parent");
      watch.setDaemon(true);
      watch.start();
    }
  }

  /** Reads to the end of the pipe, then ends this program. */
  static void awaitEnd(InputStream pipe, Runnable end) {
    try {
      pipe.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A broken pipe has lost its parent too.
    }
    end.run();
  }
}
