// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.ByteBuffer;

/**
 * One number of a point in a PLY or PCD file.
 *
 * @param name {@code x}, {@code y}, {@code z}, {@code red}, ...
 * @param bytes its size
 * @param real whether it is a float (a double if it has 8 bytes)
 */
record PointField(String name, int bytes, boolean real) {
  /** A coordinate at its place in a binary point. */
  float at(ByteBuffer b, int offset) {
    return bytes == 8 ? (float) b.getDouble(offset) : b.getFloat(offset);
  }
}
