// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.CRC32;
import org.blemish.core.file.Sha256;

/** Computes length, SHA-256 and CRC-32 of the bytes that are written to it, and discards them. */
final class EntryDigester extends OutputStream {
  private final Sha256 sha256 = new Sha256();
  private final CRC32 crc = new CRC32();
  private long length;

  static EntryDigester of(EntryContent content) throws IOException {
    EntryDigester measure = new EntryDigester();
    content.writeTo(measure);
    return measure;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    sha256.add(bytes, offset, count);
    crc.update(bytes, offset, count);
    length += count;
  }

  /** Length and SHA-256; to be called once, after all bytes were written. */
  EntryDigest digest() {
    return new EntryDigest(sha256.hex(), length);
  }

  int crc() {
    return (int) crc.getValue();
  }

  long length() {
    return length;
  }
}
