// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.blemish.core.BlemishException;
import org.blemish.server.store.RecordsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into responses with an {@link ErrorBody}. */
final class Errors implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final String RETRY_SECONDS = "1";

  @Override
  public void add(RoutesConfig routes) {
    routes.exception(RequestException.class, (e, context) -> answer(context, e.status(), e));
    routes.exception(
        RecordsException.class,
        (e, context) -> {
          LOG.error("records", e);
          answer(context, HttpStatus.SERVICE_UNAVAILABLE, e);
        });
    routes.exception(
        BlemishException.class, (e, context) -> answer(context, HttpStatus.BAD_REQUEST, e));
    routes.exception(
        HttpResponseException.class,
        (e, context) -> answer(context, HttpStatus.forStatus(e.getStatus()), e));
    routes.exception(
        Exception.class,
        (e, context) -> {
          if (TooLarge.causes(e)) {
            answer(context, HttpStatus.CONTENT_TOO_LARGE, "the body is too large");
          } else {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            answer(
                context, HttpStatus.INTERNAL_SERVER_ERROR, "an error in the server; see its log");
          }
        });
    routes.error(
        HttpStatus.NOT_FOUND.getCode(),
        context -> {
          if (context.resultInputStream() == null) {
            answer(context, HttpStatus.NOT_FOUND, "no such address: /openapi.yaml lists all");
          }
        });
  }

  private static void answer(Context context, HttpStatus status, Exception failure) {
    answer(context, status, String.valueOf(failure.getMessage()));
  }

  private static void answer(Context context, HttpStatus status, String sentence) {
    if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
      context.header("Retry-After", RETRY_SECONDS);
    }
    context.status(status).json(new ErrorBody(status.getCode(), sentence, RequestIds.of(context)));
  }
}
