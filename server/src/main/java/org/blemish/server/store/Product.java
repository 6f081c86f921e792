// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;

/**
 * A product: a kind of part with its own images, models and records.
 *
 * @param id short name in addresses: lower-case letters, digits and hyphens
 * @param name for people
 * @param created when, see {@link Timestamp}
 * @param model digest of the active model; empty before the first activation
 * @param ignored digest of the image whose white pixels trainings ignore; empty for none
 */
public record Product(
    String id, String name, String created, Optional<String> model, Optional<String> ignored) {
  private static final String ID = "[a-z0-9][a-z0-9-]{0,62}";
  private static final int LONGEST_NAME = 200;

  public Product {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException(
          "id is '%s', expected 1 to 63 lower-case letters, digits and hyphens".formatted(id));
    }
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "name has %d characters, expected 1 to %d without control characters"
              .formatted(name.length(), LONGEST_NAME));
    }
  }
}
