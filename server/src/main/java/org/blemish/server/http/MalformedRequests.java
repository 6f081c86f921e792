// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.blemish.core.json.Json;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests that reach no route because they break the rules of HTTP or its limits: with an
 * {@link ErrorBody} as all failures, in place of Jetty's page.
 */
final class MalformedRequests extends ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(MalformedRequests.class);

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String id = UUID.randomUUID().toString();
    String sentence =
        "the request cannot be read: " + (message == null ? "status " + code : message);
    LOG.info("request {} {} {}", id, code, sentence);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(RequestIds.HEADER, id);
    byte[] body = Json.line(new ErrorBody(code, sentence, id)).getBytes(StandardCharsets.UTF_8);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
