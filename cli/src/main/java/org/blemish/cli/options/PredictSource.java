// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.input.Modality;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.PartFinder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where {@code predict} has its inputs from: parameters {@code PATH...} or {@code --stdin}. */
public final class PredictSource {
  @Option(
      names = "--stdin",
      required = true,
      description =
          "Read inputs from the standard input, one path or JSON object a line, and answer each"
              + " with one line of JSON.")
  private boolean stdin;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = PartPaths.DESCRIPTION)
  private List<String> paths = List.of();

  public boolean stdin() {
    return stdin;
  }

  /**
   * All inputs that the parameters name, in their order.
   *
   * @param modality which files an input needs
   * @param results folders of results, in which no inputs are searched
   * @throws org.blemish.core.BlemishException if a folder or pattern holds none, or cannot be read
   */
  public FoundParts find(Modality modality, List<Path> results) {
    return new PartFinder(modality, results).find(paths);
  }
}
