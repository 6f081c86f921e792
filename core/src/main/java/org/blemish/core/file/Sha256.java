// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.blemish.core.BlemishException;

/**
 * The SHA-256 digest of bytes, of a file, or of parts that are added one after the other. Each
 * object computes one digest: after {@link #bytes} or {@link #hex} it must not be used again. Not
 * safe for several threads.
 */
public final class Sha256 {
  private static final int CHUNK_BYTES = 1 << 16;

  private final MessageDigest digest;

  /** The digest of no bytes yet. */
  public Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The digest of these bytes. */
  public static Sha256 of(byte[] bytes) {
    return new Sha256().add(bytes, 0, bytes.length);
  }

  /** The digest of a buffer's bytes from its position to its limit, which do not change. */
  public static Sha256 of(ByteBuffer bytes) {
    Sha256 sha = new Sha256();
    sha.digest.update(bytes.duplicate());
    return sha;
  }

  /** The digest of a text's UTF-8 bytes. */
  public static Sha256 of(String text) {
    return new Sha256().add(text);
  }

  /**
   * The digest of a file, which is read in pieces.
   *
   * @throws BlemishException naming the file if it cannot be read
   */
  public static Sha256 of(Path file) {
    Sha256 sha = new Sha256();
    byte[] chunk = new byte[CHUNK_BYTES];
    try {
      FileBytes.requireRegular(file);
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
          sha.add(chunk, 0, n);
        }
      }
    } catch (IOException e) {
      throw FileBytes.unreadable(file, e);
    }
    return sha;
  }

  /** Adds a text's UTF-8 bytes. */
  public Sha256 add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes. */
  public Sha256 add(byte[] bytes) {
    return add(bytes, 0, bytes.length);
  }

  /** Adds {@code count} bytes from {@code offset} on. */
  public Sha256 add(byte[] bytes, int offset, int count) {
    digest.update(bytes, offset, count);
    return this;
  }

  /** The digest's 32 bytes. */
  public byte[] bytes() {
    return digest.digest();
  }

  /** The digest as 64 lower-case hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}
