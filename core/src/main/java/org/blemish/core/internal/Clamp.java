// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.internal;

/** Limits numbers to a range. */
public final class Clamp {
  private Clamp() {}

  /** The nearest number from {@code low} to {@code high}, both included. */
  public static double toRange(double value, double low, double high) {
    return Math.min(Math.max(value, low), high);
  }

  /** The nearest index of an array of this length, which is at least 1. */
  public static int toIndex(int i, int length) {
    return Math.min(Math.max(i, 0), length - 1);
  }

  /** The nearest 8-bit sample, 0 to 255. */
  public static int toSample(int value) {
    return value < 0 ? 0 : Math.min(value, 255);
  }
}
