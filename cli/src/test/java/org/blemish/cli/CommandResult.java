// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * Output and exit code of a command.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CommandResult(int code, String out, String err) {
  static CommandResult run(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] words = List.of(args).stream().map(Object::toString).toArray(String[]::new);
    int code = Main.run(line, words);
    return new CommandResult(code, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }
}
