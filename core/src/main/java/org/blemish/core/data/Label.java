// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.data;

/** Ground truth of a sample. */
public enum Label {
  GOOD,
  DEFECTIVE
}
