// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.ConnectedComponent;
import org.blemish.core.grid.Mask;

/**
 * COCO's run lengths of a mask: column by column, runs outside and inside in turn, beginning with
 * one outside. In the compressed form each number is written in groups of five bits, from the third
 * on as the difference to the number two before ({@code maskApi.c} of cocoapi).
 */
final class RunLengths {
  private RunLengths() {}

  /**
   * Decodes {@code {size: [height, width], counts: [...] or "..."}}.
   *
   * @param size of the image
   * @throws BlemishException if the size differs, or the runs are longer than the image
   */
  static Mask mask(JsonNode segmentation, Size size, String where) {
    JsonNode stated = segmentation.path("size");
    if (stated.path(0).asInt() != size.height() || stated.path(1).asInt() != size.width()) {
      throw new BlemishException(
          "%s: run lengths of size %s for an image of %s".formatted(where, stated, size));
    }
    JsonNode counts = segmentation.path("counts");
    List<Long> runs = new ArrayList<>();
    if (counts.isTextual()) {
      runs.addAll(decompress(counts.asText(), where));
    } else {
      counts.forEach(count -> runs.add(count.asLong(-1)));
    }
    BitSet pixels = new BitSet(size.area());
    long at = 0;
    boolean inside = false;
    for (long run : runs) {
      if (run < 0 || at + run > size.area()) {
        throw new BlemishException(
            "%s: a run of %d at %d, the image has %d pixels"
                .formatted(where, run, at, size.area()));
      }
      if (inside) {
        for (long i = at; i < at + run; i++) {
          pixels.set((int) (i % size.height()) * size.width() + (int) (i / size.height()));
        }
      }
      at += run;
      inside = !inside;
    }
    return new Mask(size.width(), size.height(), pixels);
  }

  /** Encodes a component as {@code {size, counts}} with plain counts. */
  static Map<String, Object> of(ConnectedComponent component, Size size) {
    BitSet columns = new BitSet(size.area());
    component
        .pixels()
        .forEach(pixel -> columns.set(pixel % size.width() * size.height() + pixel / size.width()));
    List<Integer> counts = new ArrayList<>();
    for (int at = 0; at < size.area(); ) {
      int end = counts.size() % 2 == 0 ? columns.nextSetBit(at) : columns.nextClearBit(at);
      end = end < 0 ? size.area() : Math.min(end, size.area());
      counts.add(end - at);
      at = end;
    }
    return Map.of("size", List.of(size.height(), size.width()), "counts", counts);
  }

  private static List<Long> decompress(String text, String where) {
    List<Long> runs = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      long value = 0;
      int shift = 0;
      boolean more = true;
      while (more) {
        int bits = at < text.length() ? text.charAt(at++) - '0' : -1;
        if (bits < 0 || bits > 63 || shift > 55) {
          throw new BlemishException(where + ": counts are not compressed run lengths");
        }
        value |= (long) (bits & 31) << shift;
        more = (bits & 32) != 0;
        shift += 5;
        if (!more && (bits & 16) != 0) {
          value |= -1L << shift; // a negative number
        }
      }
      runs.add(runs.size() > 2 ? value + runs.get(runs.size() - 2) : value);
    }
    return runs;
  }
}
