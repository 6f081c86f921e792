// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.ByteBuffer;
import org.blemish.core.file.Sha256;

/**
 * Split of good parts for data sets without a published one: about one part in five is for testing.
 * The choice depends on the name of the part alone (SHA-256, first four bytes, modulo 5), so it is
 * the same on every machine, and adding parts changes no other part.
 */
final class DefaultTestSplit {
  private DefaultTestSplit() {}

  /**
   * Whether the part is a test part.
   *
   * @param part name that all images of one part share
   */
  static boolean contains(String part) {
    byte[] digest = Sha256.of(part).bytes();
    return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 5) == 0;
  }
}
