// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

/**
 * Finite floats as ints whose unsigned order is the order of the floats, for an exact radix
 * ranking. 0 and -0 have the same key. The upper 16 bits of a key are its bucket.
 */
public final class FloatKeys {
  /** Number of buckets, and number of keys in one. */
  static final int BUCKETS = 1 << 16;

  private static final int EXPONENT = 0x7f800000;
  private static final int SIGN = 0x80000000;

  private FloatKeys() {}

  static boolean finite(float value) {
    return (Float.floatToRawIntBits(value) & EXPONENT) != EXPONENT;
  }

  /** The key of a finite float. */
  public static int key(float value) {
    int bits = Float.floatToRawIntBits(value + 0f); // -0f + 0f is 0f
    return bits ^ ((bits >> 31) | SIGN);
  }

  /** The float of a key. */
  public static float value(int key) {
    return Float.intBitsToFloat(key ^ (~(key >> 31) | SIGN));
  }

  static int bucket(int key) {
    return key >>> 16;
  }
}
