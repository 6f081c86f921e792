// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.blemish.core.BlemishException;
import org.blemish.data.Sample;

/** SHA-256 of several parts. Each part is preceded by its length, so that borders count too. */
final class ContentDigest {
  private final MessageDigest digest = sha256();

  ContentDigest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  ContentDigest add(byte[] bytes) {
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Adds the id of a sample and the contents of its files. */
  ContentDigest add(Sample sample) {
    add(sample.id());
    sample.image().map(ContentDigest::content).ifPresent(this::add);
    sample.scan().map(ContentDigest::content).ifPresent(this::add);
    return this;
  }

  /** The digest in lower-case hexadecimal; nothing may be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] content(Path file) {
    MessageDigest own = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[1 << 16];
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        own.update(block, 0, n);
      }
    } catch (IOException e) {
      throw new BlemishException("%s cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
    return own.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
