// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.server.auth.LoginBlockedException;
import org.blemish.server.inspect.OverloadedException;
import org.blemish.server.inspect.TimedOutException;
import org.blemish.server.models.ModelTooLargeException;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.products.ConflictException;
import org.blemish.server.store.RecordsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns failures into responses with an {@link ErrorBody}. */
final class Errors implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final int RETRY_SECONDS = 1;

  /** The status of a failure that a client can understand. */
  static HttpStatus status(RuntimeException failure) {
    if (failure instanceof RequestException request) {
      return request.status();
    }
    if (failure instanceof OverloadedException || failure instanceof LoginBlockedException) {
      return HttpStatus.TOO_MANY_REQUESTS;
    }
    if (failure instanceof RecordsException || failure instanceof TimedOutException) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    // The disk, the memory or a model file of this machine: the client can do nothing.
    if (failure instanceof BlemishException known && known.fault() != Fault.INPUT) {
      return HttpStatus.SERVICE_UNAVAILABLE;
    }
    if (failure instanceof UnknownModelException) {
      return HttpStatus.NOT_FOUND;
    }
    if (failure instanceof ModelTooLargeException) {
      return HttpStatus.CONTENT_TOO_LARGE;
    }
    return failure instanceof ConflictException ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.exception(RequestException.class, (e, context) -> answer(context, status(e), e));
    routes.exception(
        LoginBlockedException.class,
        (e, context) -> answer(context, status(e), String.valueOf(e.getMessage()), e.seconds()));
    routes.exception(
        BlemishException.class,
        (e, context) -> {
          HttpStatus status = status(e);
          if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            LOG.error("request {}", RequestIds.of(context), e);
          }
          answer(context, status, e);
        });
    routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          HttpStatus status = HttpStatus.forStatus(e.getStatus());
          answer(
              context,
              status,
              status == HttpStatus.CONTENT_TOO_LARGE
                  ? BodyLimit.SENTENCE
                  : String.valueOf(e.getMessage()));
        });
    routes.exception(
        Exception.class,
        (e, context) -> {
          if (TooLarge.causes(e)) {
            answer(context, HttpStatus.CONTENT_TOO_LARGE, BodyLimit.SENTENCE);
          } else if (FullDisk.causes(e)) {
            LOG.error("request {}", RequestIds.of(context), e);
            answer(
                context,
                HttpStatus.SERVICE_UNAVAILABLE,
                "the disk of the server is full: make space on it");
          } else if (BrokenUpload.causes(e)) {
            answer(context, HttpStatus.BAD_REQUEST, "the upload is broken or was cut short");
          } else {
            failed(context, e);
          }
        });
  }

  /**
   * Answers a failure that no one expected. Nothing is thrown where the client has left and its
   * request no longer exists: Javalin would call this again with that exception, without an end.
   */
  static void failed(Context context, Exception failure) {
    try {
      LOG.error("request {} failed", RequestIds.of(context), failure);
      answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "an error in the server; see its log");
    } catch (RuntimeException gone) {
      LOG.warn("the client left before its request could be answered", failure);
    }
  }

  private static void answer(Context context, HttpStatus status, Exception failure) {
    answer(context, status, String.valueOf(failure.getMessage()));
  }

  private static void answer(Context context, HttpStatus status, String sentence) {
    answer(context, status, sentence, RETRY_SECONDS);
  }

  private static void answer(Context context, HttpStatus status, String sentence, int retry) {
    if (status == HttpStatus.TOO_MANY_REQUESTS || status == HttpStatus.SERVICE_UNAVAILABLE) {
      context.header("Retry-After", String.valueOf(retry));
    }
    context.status(status).json(new ErrorBody(status.getCode(), sentence, RequestIds.of(context)));
  }
}
