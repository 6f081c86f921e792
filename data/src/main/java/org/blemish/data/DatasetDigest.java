// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Identifies the samples of a data set without reading their files: SHA-256 over one line for each
 * sample with its subset, id, label, type of defect and the sizes of its files in bytes.
 */
final class DatasetDigest {
  private final MessageDigest sha256;

  private DatasetDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(Dataset dataset) {
    DatasetDigest digest = new DatasetDigest();
    for (Subset subset : Subset.values()) {
      subset.of(dataset).forEach(sample -> digest.add(subset, sample));
    }
    return HexFormat.of().formatHex(digest.sha256.digest());
  }

  private void add(Subset subset, Sample sample) {
    List<String> fields =
        List.of(
            subset.toString(),
            sample.id(),
            sample.label().name(),
            sample.defectType(),
            sample.image().map(DatasetDigest::size).orElse("none"),
            sample.scan().map(DatasetDigest::size).orElse("none"),
            sample.masks().stream().map(DatasetDigest::size).toList().toString());
    sha256.update((String.join("\t", fields) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String size(Path file) {
    try {
      return String.valueOf(Files.size(file));
    } catch (IOException e) {
      return "missing"; // reading the file reports the error
    }
  }
}
