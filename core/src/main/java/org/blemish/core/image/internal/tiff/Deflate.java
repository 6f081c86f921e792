// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal.tiff;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.blemish.core.image.internal.DamagedFileException;

/** One zlib stream of known length. */
final class Deflate {
  private Deflate() {}

  /**
   * @return number of bytes written to {@code out}; it is full unless the input ends early
   */
  static int unpack(byte[] in, int from, int length, byte[] out) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(in, from, length);
      int done = 0;
      while (done < out.length) {
        int n = inflater.inflate(out, done, out.length - done);
        if (n == 0) {
          break; // finished, or input is missing
        }
        done += n;
      }
      return done;
    } catch (DataFormatException e) {
      throw new DamagedFileException("its deflate data are damaged: " + e.getMessage());
    } finally {
      inflater.end();
    }
  }
}
