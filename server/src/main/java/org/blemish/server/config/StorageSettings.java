// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.util.Optional;

/**
 * What is stored on disk and for how long. Records in the database are kept for ever unless {@code
 * recordDays} is set.
 *
 * @param images whose parts' images are stored
 * @param maps whose parts' anomaly maps are stored; others are computed anew when asked for, as
 *     long as the image is stored
 * @param goodDays after which images and maps of good parts are deleted; empty: never
 * @param otherDays after which images and maps of all other parts are deleted; empty: never
 * @param recordDays after which records are deleted; empty: never
 * @param megabytes of all images and maps; the oldest of good parts are deleted first; empty: no
 *     limit
 * @param freeMegabytes that stay free on the disk: with less, no images are stored, and an alarm is
 *     shown
 */
public record StorageSettings(
    StoredParts images,
    StoredParts maps,
    Optional<Integer> goodDays,
    Optional<Integer> otherDays,
    Optional<Integer> recordDays,
    Optional<Integer> megabytes,
    int freeMegabytes) {
  public static final StorageSettings DEFAULT =
      new StorageSettings(
          StoredParts.ALL,
          StoredParts.REJECTED,
          Optional.of(30),
          Optional.of(365),
          Optional.empty(),
          Optional.empty(),
          500);

  public StorageSettings {
    requirePositive("goodDays", goodDays);
    requirePositive("otherDays", otherDays);
    requirePositive("recordDays", recordDays);
    requirePositive("megabytes", megabytes);
    if (freeMegabytes < 0) {
      throw new IllegalArgumentException("freeMegabytes is %d".formatted(freeMegabytes));
    }
  }

  private static void requirePositive(String name, Optional<Integer> value) {
    if (value.isPresent() && value.get() < 1) {
      throw new IllegalArgumentException(
          "%s is %d, expected at least 1".formatted(name, value.get()));
    }
  }
}
