// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Takes length, SHA-256 and CRC-32 of bytes on their way to nowhere. */
final class EntryDigester extends OutputStream {
  private final MessageDigest sha256 = sha256();
  private final CRC32 crc = new CRC32();
  private long length;

  static EntryDigester of(EntryContent content) throws IOException {
    EntryDigester measure = new EntryDigester();
    content.writeTo(measure);
    return measure;
  }

  static String sha256(ByteBuffer bytes) {
    MessageDigest digest = sha256();
    digest.update(bytes.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    sha256.update(bytes, offset, count);
    crc.update(bytes, offset, count);
    length += count;
  }

  /** To be called once, after all bytes. */
  EntryDigest digest() {
    return new EntryDigest(HexFormat.of().formatHex(sha256.digest()), length);
  }

  int crc() {
    return (int) crc.getValue();
  }

  long length() {
    return length;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
