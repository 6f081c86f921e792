// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The arguments of a pickle's instructions, little-endian. */
final class PickleInput {
  /** Longest name or text; PyTorch's are far shorter. */
  private static final int MAX_TEXT_BYTES = 1 << 20;

  /** All texts together, of one pickle. */
  private static final int MAX_TEXTS_BYTES = 1 << 25;

  private final InputStream in;
  private long texts;

  PickleInput(InputStream in) {
    this.in = in;
  }

  int unsignedByte() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw new EOFException("the file ends inside its description");
    }
    return value;
  }

  int unsignedShort() throws IOException {
    return Short.toUnsignedInt(bytes(2).order(ByteOrder.LITTLE_ENDIAN).getShort());
  }

  int signedInt() throws IOException {
    return bytes(4).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  long signedLong() throws IOException {
    return bytes(8).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  /** Big-endian, the only such number in a pickle. */
  double doubleValue() throws IOException {
    return bytes(8).order(ByteOrder.BIG_ENDIAN).getDouble();
  }

  BigInteger bigInteger() throws IOException {
    byte[] little = bytes(unsignedByte()).array();
    byte[] big = new byte[little.length];
    for (int i = 0; i < big.length; i++) {
      big[i] = little[big.length - 1 - i];
    }
    return big.length == 0 ? BigInteger.ZERO : new BigInteger(big);
  }

  String text(int length) throws IOException {
    String text = new String(bytes(length).array(), StandardCharsets.UTF_8);
    count(length);
    return text;
  }

  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
      if (line.length() == MAX_TEXT_BYTES) {
        throw new IOException("a name in its description is too long");
      }
      line.append((char) c);
    }
    count(line.length());
    return line.toString();
  }

  private void count(int bytes) throws IOException {
    texts += bytes;
    if (texts > MAX_TEXTS_BYTES) {
      throw new IOException(
          "the texts in its description have more than %d bytes".formatted(MAX_TEXTS_BYTES));
    }
  }

  private ByteBuffer bytes(int length) throws IOException {
    if (length < 0 || length > MAX_TEXT_BYTES) {
      throw new IOException(
          "a text in its description states a length of %d bytes".formatted(length));
    }
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file ends inside its description");
    }
    return ByteBuffer.wrap(bytes);
  }
}
