// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import org.blemish.core.image.internal.DamagedFileException;

/** Types of samples in TIFF files. */
public enum TiffSampleType {
  UNSIGNED,
  SIGNED,
  FLOAT;

  static TiffSampleType of(long format) {
    return switch ((int) format) {
      // 4 is undefined data, which programs write for plain integers.
      case 1, 4 -> UNSIGNED;
      case 2 -> SIGNED;
      case 3 -> FLOAT;
      default -> throw new DamagedFileException("its samples are of type " + format);
    };
  }

  void checkBits(int bits) {
    boolean known =
        this == FLOAT
            ? bits == 16 || bits == 24 || bits == 32 || bits == 64
            : (bits >= 1 && bits <= 16) || bits == 32 || bits == 64;
    if (!known) {
      throw new DamagedFileException("its samples are " + describe(bits) + ", which are not read");
    }
  }

  String describe(int bits) {
    return switch (this) {
      case UNSIGNED -> "%d-bit integers".formatted(bits);
      case SIGNED -> "signed %d-bit integers".formatted(bits);
      case FLOAT -> "%d-bit floats".formatted(bits);
    };
  }
}
