// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;

/**
 * Organised PLY files, ascii and binary. PLY itself has no grid; it is read from {@code obj_info}
 * or {@code comment} lines {@code num_cols N} and {@code num_rows N} (or {@code width N} and {@code
 * height N}), and there must be as many vertices, row by row, before all other elements.
 */
final class Ply {
  private static final int MAX_LINES = 1000;

  private final ScanBytes in;
  private final List<PointField> fields = new ArrayList<>();
  private Optional<ByteOrder> order = Optional.empty();
  private String element = "";
  private long vertices = -1;
  private long columns;
  private long rows;

  private Ply(ScanBytes in) {
    this.in = in;
  }

  static List<FloatMap> read(Path file) {
    ScanBytes in = ScanBytes.of(file);
    Ply ply = new Ply(in);
    ply.header();
    return new PointGrid(ply.size(), List.copyOf(ply.fields), ply.order).read(in);
  }

  private void header() {
    for (int i = 0; i < MAX_LINES; i++) {
      String[] words = in.line().split("\\s+");
      switch (words[0]) {
        case "end_header" -> {
          return;
        }
        case "format" -> order = order(word(words, 1));
        case "comment", "obj_info" -> remark(words);
        case "element" -> element(words);
        case "property" -> property(words);
        default -> {
          // "ply" itself, and lines that later versions may add
        }
      }
    }
    throw in.damaged("no end_header within %d lines".formatted(MAX_LINES));
  }

  private Optional<ByteOrder> order(String format) {
    return switch (format) {
      case "ascii" -> Optional.empty();
      case "binary_little_endian" -> Optional.of(ByteOrder.LITTLE_ENDIAN);
      case "binary_big_endian" -> Optional.of(ByteOrder.BIG_ENDIAN);
      default -> throw in.damaged("format '%s' is unknown".formatted(format));
    };
  }

  private void remark(String[] words) {
    if (words.length == 3 && words[2].matches("[0-9]{1,9}")) {
      long n = Long.parseLong(words[2]);
      switch (words[1].toLowerCase(Locale.ROOT)) {
        case "num_cols", "width" -> columns = n;
        case "num_rows", "height" -> rows = n;
        default -> {
          // a remark of another kind
        }
      }
    }
  }

  private void element(String[] words) {
    if (element.isEmpty() && !word(words, 1).equals("vertex")) {
      throw in.damaged("the first element is '%s', expected vertex".formatted(word(words, 1)));
    }
    element = word(words, 1);
    if (element.equals("vertex")) {
      String count = word(words, 2);
      if (!count.matches("[0-9]{1,12}")) {
        throw in.damaged("'%s' is not a number of vertices".formatted(count));
      }
      vertices = Long.parseLong(count);
    }
  }

  private void property(String[] words) {
    if (!element.equals("vertex")) {
      return; // comes after the points
    }
    String type = word(words, 1);
    String name = word(words, 2);
    switch (type) {
      case "float", "float32" -> fields.add(new PointField(name, 4, true));
      case "double", "float64" -> fields.add(new PointField(name, 8, true));
      case "char", "uchar", "int8", "uint8" -> fields.add(new PointField(name, 1, false));
      case "short", "ushort", "int16", "uint16" -> fields.add(new PointField(name, 2, false));
      case "int", "uint", "int32", "uint32" -> fields.add(new PointField(name, 4, false));
      default -> throw in.damaged("a vertex property of type '%s' is not read".formatted(type));
    }
  }

  private Size size() {
    if (columns == 0 || rows == 0 || columns * rows != vertices) {
      throw new BlemishException(
          ("%s: the points are not organised: %d vertices on a grid of %d columns and %d rows:"
                  + " expected header lines 'obj_info num_cols N' and 'obj_info num_rows N' and a"
                  + " vertex for every pixel (NaN or 0 for no reading)")
              .formatted(in.file(), Math.max(0, vertices), columns, rows));
    }
    ScanLimits.check(in.file(), columns, rows);
    return new Size((int) columns, (int) rows);
  }

  private String word(String[] words, int i) {
    if (i >= words.length) {
      throw in.damaged("header line '%s' is too short".formatted(String.join(" ", words)));
    }
    return words[i];
  }
}
