// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.data.parts.FoundParts;
import org.blemish.data.parts.PartFinder;
import picocli.CommandLine.Parameters;

/** Parameters {@code PATH...}: files, folders and patterns of the parts that a command reads. */
public final class PartPaths {
  static final String DESCRIPTION =
      "Images, folders (with their subfolders) or patterns such as 'in/*.png'. In folders and"
          + " patterns, hidden files, masks and other files are skipped and named.";

  @Parameters(arity = "1..*", paramLabel = "PATH", description = DESCRIPTION)
  private List<String> paths = List.of();

  /**
   * All parts that the parameters name, in their order.
   *
   * @param modality which files a part needs
   * @param results folders of the command's results, in which no parts are searched
   * @throws BlemishException if a folder or pattern holds none, or cannot be read
   */
  public FoundParts find(Modality modality, List<Path> results) {
    return new PartFinder(modality, results).find(paths);
  }
}
