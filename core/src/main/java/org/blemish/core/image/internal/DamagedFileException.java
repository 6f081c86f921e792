// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image.internal;

/**
 * The structure of a file is damaged. This exception does not know the file's name: callers turn it
 * into a {@link org.blemish.core.BlemishException} with the name.
 */
public final class DamagedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is damaged. */
  public DamagedFileException(String damage) {
    super(damage);
  }
}
