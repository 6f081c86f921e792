// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.data.Dataset;
import org.blemish.data.Sample;

/**
 * Digest of the test samples of a data set: lower-case hex of SHA-256 over ids, labels, defect
 * types and the sizes of their files. It tells evaluations of different samples apart without
 * reading the files, so it does not detect changed contents of the same length.
 */
final class DatasetDigest {
  private DatasetDigest() {}

  /**
   * @throws BlemishException where a file is missing
   */
  static String of(Dataset dataset) {
    MessageDigest digest = sha256();
    for (Sample sample : dataset.test()) {
      StringBuilder line = new StringBuilder();
      line.append(sample.id()).append('\0').append(sample.label()).append('\0');
      line.append(sample.defectType());
      Stream.of(sample.image().stream(), sample.scan().stream(), sample.masks().stream())
          .flatMap(files -> files)
          .forEach(file -> line.append('\0').append(length(file)));
      digest.update(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }
}
