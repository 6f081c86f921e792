// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;

/**
 * Points of a PLY or PCD file after its header: row by row, each with the same fields.
 *
 * @param size columns and rows of the grid
 * @param fields of every point, in the order of the file
 * @param order byte order; empty if the points are text
 */
record PointGrid(Size size, List<PointField> fields, Optional<ByteOrder> order) {
  private static final List<String> AXES = List.of("x", "y", "z");

  /** Reads x, y and z of all points. */
  List<FloatMap> read(ScanBytes in) {
    int[] columns = AXES.stream().mapToInt(axis -> column(in, axis)).toArray();
    return order.isPresent() ? binary(in, order.get(), columns) : text(in, columns);
  }

  private int column(ScanBytes in, String axis) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(axis)) {
        if (!fields.get(i).real()) {
          throw new BlemishException(
              "%s: field %s holds integers, expected floats".formatted(in.file(), axis));
        }
        return i;
      }
    }
    throw new BlemishException(
        "%s: points have no field %s, expected x, y and z".formatted(in.file(), axis));
  }

  private List<FloatMap> binary(ScanBytes in, ByteOrder byteOrder, int[] columns) {
    int point = fields.stream().mapToInt(PointField::bytes).sum();
    ByteBuffer b = in.binary((long) point * size.area(), byteOrder);
    float[][] values = new float[columns.length][size.area()];
    for (int axis = 0; axis < columns.length; axis++) {
      PointField field = fields.get(columns[axis]);
      int offset = fields.stream().limit(columns[axis]).mapToInt(PointField::bytes).sum();
      for (int i = 0; i < size.area(); i++) {
        values[axis][i] = field.at(b, i * point + offset);
      }
    }
    return maps(values);
  }

  private List<FloatMap> text(ScanBytes in, int[] columns) {
    // A digit and a space for every number: checked before memory is allocated.
    long least = 2L * fields.size() * size.area() - 1;
    if (in.remaining() < least) {
      throw in.damaged(
          "%s points need at least %d bytes, it has %d".formatted(size, least, in.remaining()));
    }
    float[][] values = new float[columns.length][size.area()];
    float[] point = new float[fields.size()];
    for (int i = 0; i < size.area(); i++) {
      for (int f = 0; f < point.length; f++) {
        point[f] = in.number();
      }
      for (int axis = 0; axis < columns.length; axis++) {
        values[axis][i] = point[columns[axis]];
      }
    }
    return maps(values);
  }

  private List<FloatMap> maps(float[][] values) {
    return Arrays.stream(values)
        .map(axis -> new FloatMap(size.width(), size.height(), axis))
        .toList();
  }
}
