// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.blemish.core.file.Sha256;

/**
 * Identifies the samples of a data set without reading their files: SHA-256 over one line for each
 * sample with its subset, id, label, type of defect and the sizes of its files in bytes.
 */
final class DatasetDigest {
  private DatasetDigest() {}

  static String of(Dataset dataset) {
    Sha256 digest = new Sha256();
    for (Subset subset : Subset.values()) {
      subset.of(dataset).forEach(sample -> digest.add(line(subset, sample)));
    }
    return digest.hex();
  }

  private static String line(Subset subset, Sample sample) {
    return String.join(
            "\t",
            List.of(
                subset.toString(),
                sample.id(),
                sample.label().name(),
                sample.defectType(),
                sample.image().map(DatasetDigest::size).orElse("none"),
                sample.scan().map(DatasetDigest::size).orElse("none"),
                sample.masks().stream().map(DatasetDigest::size).toList().toString()))
        + "\n";
  }

  private static String size(Path file) {
    try {
      return String.valueOf(Files.size(file));
    } catch (IOException e) {
      return "missing"; // reading the file reports the error
    }
  }
}
