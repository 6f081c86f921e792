// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

import java.io.IOException;
import java.util.Arrays;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file in memory as the input of a decoder, without a copy. Not safe for several threads.
 *
 * <p>Some decoders turn data that are missing at the end into symbols, without end. For these a few
 * zeros can follow the file, as many as the decoder looks ahead, and reading more fails.
 */
public final class MemoryInput extends ImageInputStreamImpl {
  private final byte[] file;
  private final int lookAhead;

  /**
   * @param file the whole file, which must not change
   */
  public MemoryInput(byte[] file) {
    this(file, 0);
  }

  /**
   * @param lookAhead zeros behind the file; reading beyond them fails with {@link
   *     DamagedFileException}. With 0 the input ends with the file.
   */
  public MemoryInput(byte[] file, int lookAhead) {
    this.file = file;
    this.lookAhead = lookAhead;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    if (streamPos < file.length) {
      return file[(int) streamPos++] & 255;
    }
    if (lookAhead == 0) {
      return -1;
    }
    streamPos++;
    checkLookAhead();
    return 0;
  }

  /** Decoders expect all bytes of a number from one call. */
  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    long left = length() - streamPos;
    if (left <= 0 && length > 0 && lookAhead == 0) {
      return -1;
    }
    int n = (int) Math.min(length, Math.max(left, 1));
    int stored = (int) Math.max(0, Math.min(n, file.length - streamPos));
    System.arraycopy(file, (int) Math.min(streamPos, file.length), bytes, offset, stored);
    Arrays.fill(bytes, offset + stored, offset + n, (byte) 0);
    streamPos += n;
    checkLookAhead();
    return n;
  }

  @Override
  public long length() {
    return file.length + (long) lookAhead;
  }

  private void checkLookAhead() {
    if (streamPos > length()) {
      throw new DamagedFileException("its data end too early");
    }
  }
}
