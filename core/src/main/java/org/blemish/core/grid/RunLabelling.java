// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.blemish.core.geometry.Rectangle;

/**
 * Joins the horizontal runs of a mask that touch runs of the row above, by union-find. Works on
 * runs, not pixels, so that large, mostly empty masks cost almost nothing.
 */
final class RunLabelling {
  private final int width;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] parent = new int[64];
  private int runs;

  RunLabelling(Mask mask) {
    width = mask.width();
    BitSet bits = mask.bits();
    int above = 0; // first run of the row above that may still touch
    int start = bits.nextSetBit(0);
    while (start >= 0) {
      int rowEnd = (start / width + 1) * width;
      int end = Math.min(bits.nextClearBit(start), rowEnd);
      append(start, end);
      above = join(above, runs - 1);
      start = bits.nextSetBit(end);
    }
  }

  private void append(int start, int end) {
    if (runs == from.length) {
      from = Arrays.copyOf(from, 2 * runs);
      to = Arrays.copyOf(to, 2 * runs);
      parent = Arrays.copyOf(parent, 2 * runs);
    }
    from[runs] = start;
    to[runs] = end;
    parent[runs] = runs;
    runs++;
  }

  /**
   * Unites a run with the runs that it touches in the row above; returns the first run that the
   * next run can touch.
   */
  private int join(int above, int run) {
    int row = from[run] / width;
    int left = from[run] - width; // the same columns one row up
    int right = to[run] - width;
    while (above < run && (from[above] / width < row - 1 || to[above] < left)) {
      above++;
    }
    for (int i = above; i < run && from[i] / width < row && from[i] <= right; i++) {
      unite(i, run);
    }
    return above;
  }

  private void unite(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private int root(int run) {
    int r = run;
    while (parent[r] != r) {
      parent[r] = parent[parent[r]];
      r = parent[r];
    }
    return r;
  }

  List<ConnectedComponent> components() {
    // The root is a component's first run, so numbering by first sight is the raster order.
    int[] sizes = new int[runs];
    for (int run = 0; run < runs; run++) {
      sizes[root(run)]++;
    }
    int[][] members = new int[runs][];
    for (int run = 0; run < runs; run++) {
      int root = root(run);
      if (root == run) {
        members[run] = new int[2 * sizes[run]];
        sizes[run] = 0;
      }
      int[] list = members[root];
      list[sizes[root]++] = from[run];
      list[sizes[root]++] = to[run];
    }
    List<ConnectedComponent> components = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      if (parent[run] == run) {
        components.add(component(members[run]));
      }
    }
    return components;
  }

  private ConnectedComponent component(int[] list) {
    int area = 0;
    int left = Integer.MAX_VALUE;
    int right = 0;
    for (int i = 0; i < list.length; i += 2) {
      int length = list[i + 1] - list[i];
      int x = list[i] % width;
      area += length;
      left = Math.min(left, x);
      right = Math.max(right, x + length);
    }
    int top = list[0] / width;
    int bottom = list[list.length - 2] / width + 1;
    return new ConnectedComponent(area, new Rectangle(left, top, right - left, bottom - top), list);
  }
}
