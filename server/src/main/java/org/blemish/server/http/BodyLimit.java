// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import org.blemish.server.config.LimitSettings;

/**
 * Refuses a request that announces a body of more than 2 GB before any of it is read: Javalin takes
 * it for one of unknown length. Smaller ones are refused while they are read, since a client that
 * is still sending does not see an answer that comes before.
 */
record BodyLimit(LimitSettings limits) implements Routes {
  static final String SENTENCE = "the body is larger than limits.bodyMegabytes allows";
  private static final String MODEL_SENTENCE =
      "the model is larger than limits.modelMegabytes allows";

  @Override
  public void add(RoutesConfig routes) {
    routes.before(this::check);
  }

  private void check(Context context) {
    boolean model = context.path().endsWith("/models");
    int megabytes = model ? limits.modelMegabytes() : limits.bodyMegabytes();
    long announced = context.req().getContentLengthLong();
    if (announced > Integer.MAX_VALUE && announced > megabytes * (1L << 20)) {
      throw new RequestException(HttpStatus.CONTENT_TOO_LARGE, model ? MODEL_SENTENCE : SENTENCE);
    }
  }
}
