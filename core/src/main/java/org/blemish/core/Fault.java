// SPDX-License-Identifier: Apache-2.0
package org.blemish.core;

/** What has to change before a call that failed with a {@link BlemishException} can succeed. */
public enum Fault {
  /** What the caller gave: an image, a scan, a path, a setting. The next input can succeed. */
  INPUT,
  /** The model file: missing, damaged, of another version, not calibrated. All inputs fail. */
  MODEL,
  /** The machine: memory, disk space, permissions, native libraries. Trying again can succeed. */
  ENVIRONMENT
}
