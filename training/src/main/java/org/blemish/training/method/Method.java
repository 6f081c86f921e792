// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A way to learn good parts: asymmetric student-teacher networks, nearest neighbours, a Gaussian.
 * Found by {@link java.util.ServiceLoader}; nothing in training, model file or inference knows one
 * by name.
 */
public interface Method {
  /** Name on the command line and in model files, lower case: {@code ast}. */
  String name();

  /**
   * Reads and checks the method's own section of the configuration, before any work is done.
   *
   * @param section the section of this method's name; an empty object where there is none
   * @throws org.blemish.core.BlemishException naming key, value and allowed range
   */
  Fitter configure(JsonNode section);
}
