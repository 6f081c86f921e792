// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** What an image of a product shows. */
public enum ImageLabel {
  /** Nobody has said it. */
  UNKNOWN,
  GOOD,
  DEFECT,
  /** Not used. */
  EXCLUDED
}
