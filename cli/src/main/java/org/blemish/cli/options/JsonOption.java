// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import picocli.CommandLine.Option;

/** Option {@code --json}. */
public final class JsonOption {
  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  public boolean given() {
    return json;
  }
}
