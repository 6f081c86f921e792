// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.internal;

import java.nio.ByteBuffer;

/** Element types of tensor files, and their conversion to floats. */
public enum Dtype {
  F32(4),
  F16(2),
  BF16(2),
  F64(8),
  I64(8),
  I32(4),
  I16(2),
  I8(1),
  U8(1),
  BOOL(1);

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /**
   * Reads elements in the buffer's byte order and rounds each to the nearest float: whole numbers
   * above 2^24 and doubles lose digits.
   *
   * @param from read from its position on, which moves past the last element
   * @param to receives {@code count} values from {@code offset} on
   * @param offset first index in {@code to}
   * @param count number of elements
   */
  public void read(ByteBuffer from, float[] to, int offset, int count) {
    int end = offset + count;
    switch (this) {
      case F32 -> {
        from.slice().order(from.order()).asFloatBuffer().get(to, offset, count);
        from.position(from.position() + 4 * count);
      }
      case F16 -> {
        for (int i = offset; i < end; i++) {
          to[i] = Float16.toFloat(from.getShort());
        }
      }
      case BF16 -> {
        for (int i = offset; i < end; i++) {
          to[i] = Float.intBitsToFloat(from.getShort() << 16);
        }
      }
      case F64 -> {
        for (int i = offset; i < end; i++) {
          to[i] = (float) from.getDouble();
        }
      }
      case I64 -> {
        for (int i = offset; i < end; i++) {
          to[i] = from.getLong();
        }
      }
      case I32 -> {
        for (int i = offset; i < end; i++) {
          to[i] = from.getInt();
        }
      }
      case I16 -> {
        for (int i = offset; i < end; i++) {
          to[i] = from.getShort();
        }
      }
      case I8 -> {
        for (int i = offset; i < end; i++) {
          to[i] = from.get();
        }
      }
      case U8 -> {
        for (int i = offset; i < end; i++) {
          to[i] = from.get() & 0xff;
        }
      }
      case BOOL -> {
        for (int i = offset; i < end; i++) {
          to[i] = from.get() == 0 ? 0 : 1;
        }
      }
    }
  }
}
