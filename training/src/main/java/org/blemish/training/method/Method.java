// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A method of anomaly detection, such as PatchCore, PaDiM or AST. Methods are found by {@link
 * java.util.ServiceLoader}; training, model files and inference do not depend on any of them.
 * Implementations are public, have a public constructor without parameters and are stateless.
 */
public interface Method {
  /** Name on the command line and in model files, lower case: {@code ast}. */
  String name();

  /**
   * Reads and checks the method's section of the configuration, before the training starts.
   *
   * @param section with the method's name; an empty object where the configuration has none
   * @throws org.blemish.core.BlemishException naming key, value and allowed range
   */
  Fitter configure(JsonNode section);
}
