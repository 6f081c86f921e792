// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.function.Consumer;
import org.blemish.cli.output.ResultFormat;
import org.blemish.server.inspect.InspectedPart;
import org.blemish.server.inspect.PartObserver;

/**
 * Prints one line for each recorded part.
 *
 * @param onFailure called if the output cannot be written
 */
record ResultPrinter(PrintWriter out, ResultFormat format, Consumer<RuntimeException> onFailure)
    implements PartObserver {
  @Override
  public void recorded(InspectedPart part) {
    try {
      out.println(format.line(part.inspection(), Optional.empty()));
      out.flush();
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
  }
}
