// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.model;

/**
 * A file that is stored uncompressed in an archive.
 *
 * @param name ASCII
 * @param header position of its header
 * @param length of its bytes
 * @param crc CRC-32 of its bytes
 */
record StoredFile(String name, long header, long length, int crc) {
  /** Position of its first byte. */
  long begin() {
    return header + ZipLayout.LOCAL + name.length();
  }

  /** Position after its last byte. */
  long end() {
    return begin() + length;
  }
}
