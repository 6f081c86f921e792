// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;
import org.blemish.core.grid.FloatMap;

/**
 * NumPy's {@code .npy}: {@code [H, W]}, {@code [H, W, 1]} or {@code [H, W, 3]} of float32, float64
 * or uint16, C order. The header is matched against that and never evaluated.
 */
final class Npy {
  private static final int MAX_HEADER = 10_000;
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([^']{1,20})'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]{0,80})\\)");

  private Npy() {}

  static StoredScan read(Path file) {
    ScanBytes in = ScanBytes.of(file);
    in.text(6); // signature
    ByteBuffer version = in.binary(2, ByteOrder.LITTLE_ENDIAN);
    boolean old = version.get(0) == 1;
    ByteBuffer length = in.binary(old ? 2 : 4, ByteOrder.LITTLE_ENDIAN);
    long n = old ? Short.toUnsignedInt(length.getShort()) : length.getInt();
    if (n < 0 || n > MAX_HEADER) {
      throw in.damaged("a header of %d bytes, expected at most %d".formatted(n, MAX_HEADER));
    }
    String header = in.text((int) n);
    String type = find(file, TYPE, header, "descr");
    int bytes = bytes(file, type);
    if (find(file, ORDER, header, "fortran_order").equals("True")) {
      throw new BlemishException(
          file + ": the array is in Fortran order: save numpy.ascontiguousarray(array)");
    }
    long[] shape = shape(file, find(file, SHAPE, header, "shape"));
    return values(in, type, bytes, shape);
  }

  private static int bytes(Path file, String type) {
    return switch (type) {
      case "<f4", ">f4" -> 4;
      case "<f8", ">f8" -> 8;
      case "<u2", ">u2" -> 2;
      default ->
          throw new BlemishException(
              "%s: an array of '%s', expected float32, float64 or uint16".formatted(file, type));
    };
  }

  private static StoredScan values(ScanBytes in, String type, int bytes, long[] shape) {
    int width = (int) shape[1];
    int height = (int) shape[0];
    int channels = (int) shape[2];
    ByteBuffer b =
        in.binary(
            (long) bytes * width * height * channels,
            type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    List<FloatMap> maps = new ArrayList<>();
    for (int c = 0; c < channels; c++) {
      maps.add(new FloatMap(width, height, new float[width * height]));
    }
    for (int i = 0; i < width * height; i++) {
      for (FloatMap map : maps) {
        map.values()[i] =
            switch (bytes) {
              case 4 -> b.getFloat();
              case 8 -> (float) b.getDouble();
              default -> Short.toUnsignedInt(b.getShort());
            };
      }
    }
    return new StoredScan(List.copyOf(maps), bytes == 2);
  }

  private static long[] shape(Path file, String text) {
    List<Long> sizes = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        sizes.add(size(part.strip()));
      }
    }
    boolean organised =
        sizes.size() == 2 || (sizes.size() == 3 && (sizes.get(2) == 1 || sizes.get(2) == 3));
    if (!organised) {
      throw new BlemishException(
          "%s: an array of shape (%s), expected [height, width] or [height, width, 3]"
              .formatted(file, text));
    }
    ScanLimits.check(file, sizes.get(1), sizes.get(0));
    return new long[] {sizes.get(0), sizes.get(1), sizes.size() == 2 ? 1 : sizes.get(2)};
  }

  private static long size(String digits) {
    return digits.matches("[0-9]{1,12}") ? Long.parseLong(digits) : -1;
  }

  private static String find(Path file, Pattern pattern, String header, String key) {
    Matcher matcher = pattern.matcher(header);
    if (!matcher.find()) {
      throw new BlemishException(
          "%s: the .npy header has no plain '%s': save one plain array with numpy.save"
              .formatted(file, key));
    }
    return requireNonNull(matcher.group(1));
  }
}
