// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

/** Ground truth of a sample. */
public enum Label {
  GOOD,
  DEFECTIVE
}
