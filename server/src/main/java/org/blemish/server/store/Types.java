// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import java.util.Optional;
import org.jdbi.v3.core.generic.GenericType;

/** Types of columns that may be empty, for statements. */
final class Types {
  static final GenericType<Optional<String>> OPTIONAL_TEXT = new GenericType<>() {};
  static final GenericType<Optional<Double>> OPTIONAL_NUMBER = new GenericType<>() {};

  private Types() {}
}
