// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

/**
 * How many of the 16 bits that a file stores a camera uses: 12 for Mono12, whose white is 4095.
 *
 * @param bits from 8 to 16
 */
public record SampleDepth(int bits) {
  public SampleDepth {
    if (bits < 8 || bits > 16) {
      throw new IllegalArgumentException("bit depth: %d given, expected 8 to 16".formatted(bits));
    }
  }

  /** The least depth of cameras, 10, 12, 14 or 16 bits, that has a value. */
  static SampleDepth of(int greatest) {
    int bits = 10;
    while (bits < 16 && greatest > (1 << bits) - 1) {
      bits += 2;
    }
    return new SampleDepth(bits);
  }

  /** Value of white. */
  public int greatest() {
    return (1 << bits) - 1;
  }
}
