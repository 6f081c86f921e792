// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import java.util.Arrays;

/** PackBits: runs of equal bytes, TIFF 6.0 section 9. */
final class PackBits {
  private PackBits() {}

  /**
   * @return number of bytes written to {@code out}; it is full unless the input ends early
   */
  static int unpack(byte[] in, int from, int length, byte[] out) {
    int at = from;
    int end = from + length;
    int done = 0;
    while (at < end && done < out.length) {
      int n = in[at++];
      if (n >= 0) {
        int count = Math.min(n + 1, Math.min(end - at, out.length - done));
        System.arraycopy(in, at, out, done, count);
        at += count;
        done += count;
      } else if (n != -128 && at < end) {
        int count = Math.min(1 - n, out.length - done);
        Arrays.fill(out, done, done + count, in[at++]);
        done += count;
      }
    }
    return done;
  }
}
