// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

/** A file's own structure is broken; becomes a message with the file's name at the room's door. */
final class DamagedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(String what) {
    super(what);
  }
}
