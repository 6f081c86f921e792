// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import org.blemish.core.BlemishException;

/** A model that is being received has more bytes than the settings allow. */
public final class ModelTooLargeException extends BlemishException {
  private static final long serialVersionUID = 1L;

  ModelTooLargeException(long limit) {
    super("the model has more than %d MB: raise limits.modelMegabytes".formatted(limit >> 20));
  }
}
