// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

/**
 * A file that is stored uncompressed in an archive.
 *
 * @param name ASCII
 * @param header where its header begins
 * @param length of its bytes
 * @param crc CRC-32 of its bytes
 */
record StoredFile(String name, long header, long length, int crc) {
  /** Where its bytes begin. */
  long begin() {
    return header + ZipLayout.LOCAL + name.length();
  }

  /** Where its bytes end. */
  long end() {
    return begin() + length;
  }
}
