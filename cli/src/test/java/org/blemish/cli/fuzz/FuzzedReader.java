// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A public reader of files.
 *
 * @param name for messages
 * @param fileName name of the file that it reads, whose ending may matter
 * @param seeds valid files
 * @param reading reads a file
 */
record FuzzedReader(String name, String fileName, List<byte[]> seeds, Reading reading) {
  FuzzedReader {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException(name + " has no seeds");
    }
  }

  /** Reads a file of its own folder. */
  interface Reading {
    /** Returns the number of bytes that the result takes, about. */
    long read(Path file) throws IOException;
  }

  @Override
  public String toString() {
    return name;
  }
}
