// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;

/**
 * Organised PCD files (Point Cloud Library, version 0.7), {@code DATA ascii} and {@code DATA
 * binary}. The grid is the header's {@code WIDTH} and {@code HEIGHT}.
 */
final class Pcd {
  private static final int MAX_LINES = 100;
  private static final int MAX_FIELDS = 1000;

  private Pcd() {}

  static List<FloatMap> read(Path file) {
    ScanBytes in = ScanBytes.of(file);
    Map<String, String[]> header = header(in);
    Size size = size(in, header);
    String data = one(in, header, "DATA").toLowerCase(Locale.ROOT);
    Optional<ByteOrder> order =
        switch (data) {
          case "ascii" -> Optional.empty();
          case "binary" -> Optional.of(ByteOrder.LITTLE_ENDIAN);
          default ->
              throw new BlemishException(
                  "%s: DATA %s is not read, expected ascii or binary: convert it with"
                          .formatted(file, data)
                      + " pcl_convert_pcd_ascii_binary");
        };
    return new PointGrid(size, fields(in, header), order).read(in);
  }

  private static Map<String, String[]> header(ScanBytes in) {
    Map<String, String[]> header = new HashMap<>();
    for (int i = 0; i < MAX_LINES; i++) {
      String line = in.line();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String[] words = line.split("\\s+");
        header.put(words[0], words);
        if (words[0].equals("DATA")) {
          return header;
        }
      }
    }
    throw in.damaged("no DATA line within %d lines".formatted(MAX_LINES));
  }

  private static Size size(ScanBytes in, Map<String, String[]> header) {
    long width = number(in, one(in, header, "WIDTH"));
    long height = number(in, one(in, header, "HEIGHT"));
    if (height == 1 && width > 1) {
      throw new BlemishException(
          ("%s: the points are not organised (HEIGHT 1): save the sensor's grid, with WIDTH and"
                  + " HEIGHT of its image")
              .formatted(in.file()));
    }
    ScanLimits.check(in.file(), width, height);
    return new Size((int) width, (int) height);
  }

  private static List<PointField> fields(ScanBytes in, Map<String, String[]> header) {
    String[] names = all(in, header, "FIELDS");
    String[] sizes = all(in, header, "SIZE");
    String[] types = all(in, header, "TYPE");
    String[] counts = header.getOrDefault("COUNT", new String[0]);
    if (sizes.length != names.length || types.length != names.length) {
      throw in.damaged("FIELDS, SIZE and TYPE differ in length");
    }
    List<PointField> fields = new ArrayList<>();
    for (int i = 1; i < names.length; i++) {
      long bytes = number(in, sizes[i]);
      long count = i < counts.length ? number(in, counts[i]) : 1;
      if (bytes > 8 || fields.size() + count > MAX_FIELDS) {
        throw in.damaged("field %s has SIZE %d and COUNT %d".formatted(names[i], bytes, count));
      }
      for (int c = 0; c < count; c++) {
        String name = c == 0 ? names[i] : names[i] + "_" + c;
        fields.add(new PointField(name, (int) bytes, types[i].equals("F") && bytes >= 4));
      }
    }
    return List.copyOf(fields);
  }

  private static String[] all(ScanBytes in, Map<String, String[]> header, String key) {
    String[] words = header.get(key);
    if (words == null || words.length < 2) {
      throw in.damaged("the header has no " + key);
    }
    return words;
  }

  private static String one(ScanBytes in, Map<String, String[]> header, String key) {
    return all(in, header, key)[1];
  }

  private static long number(ScanBytes in, String word) {
    if (!word.matches("[0-9]{1,12}")) {
      throw in.damaged("'%s' in the header is not a number".formatted(word));
    }
    return Long.parseLong(word);
  }
}
