// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;

/**
 * The header of a PBM, PGM or PPM file (Netpbm's formats P1 to P6).
 *
 * @param kind 1 to 6: bits, grey or colour as text, then the same in binary
 * @param size columns and rows
 * @param greatest value of white, 1 for bits
 * @param end offset of the first sample
 */
record NetpbmHeader(int kind, Size size, int greatest, int end) {

  static NetpbmHeader read(byte[] file) {
    Words words = new Words(file, 2);
    int kind = file[1] - '0';
    int width = words.number("width");
    int height = words.number("height");
    int greatest = kind % 3 == 1 ? 1 : words.number("greatest value");
    if (width < 1 || height < 1) {
      throw new DamagedFileException("its header states %dx%d pixels".formatted(width, height));
    }
    if (greatest < 1 || greatest > 65535) {
      throw new DamagedFileException(
          "its header states %d as greatest value, expected 1 to 65535".formatted(greatest));
    }
    // Exactly one white space separates the header from binary samples.
    return new NetpbmHeader(kind, new Size(width, height), greatest, words.at + 1);
  }

  boolean text() {
    return kind <= 3;
  }

  boolean bits() {
    return kind % 3 == 1;
  }

  int channels() {
    return kind % 3 == 0 ? 3 : 1;
  }

  /** Numbers in text, between white space and comments. */
  static final class Words {
    private final byte[] file;
    private int at;

    Words(byte[] file, int at) {
      this.file = file;
      this.at = at;
    }

    /** The next number, with at most 9 digits. */
    int number(String what) {
      skip();
      int start = at;
      int value = 0;
      while (at < file.length && file[at] >= '0' && file[at] <= '9' && at - start < 9) {
        value = 10 * value + (file[at++] - '0');
      }
      if (at == start) {
        throw ended(what);
      }
      return value;
    }

    /** The next digit, which may follow the last one without a space. */
    int bit() {
      skip();
      if (at == file.length || (file[at] != '0' && file[at] != '1')) {
        throw ended("pixel");
      }
      return file[at++] - '0';
    }

    private DamagedFileException ended(String what) {
      return new DamagedFileException(
          at < file.length
              ? "byte %d is not the start of a number (%s)".formatted(at, what)
              : "it ends before its %s".formatted(what));
    }

    private void skip() {
      while (at < file.length && (isSpace(file[at]) || file[at] == '#')) {
        if (file[at] == '#') {
          while (at < file.length && file[at] != '\n' && file[at] != '\r') {
            at++;
          }
        } else {
          at++;
        }
      }
    }

    private static boolean isSpace(byte b) {
      return b == ' ' || (b >= '\t' && b <= '\r');
    }
  }
}
