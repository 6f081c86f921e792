// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.http.Context;
import java.util.UUID;

/** The id of each request, in its response, in the log and in errors. */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "request-id";
  private static final String ACCEPTED = "[A-Za-z0-9._-]{1,64}";

  private RequestIds() {}

  /** The client's id if it gave one of letters, digits, dots, underscores and hyphens. */
  static String of(Context context) {
    String known = context.attribute(ATTRIBUTE);
    if (known != null) {
      return known;
    }
    String given = context.header(HEADER);
    String id = given != null && given.matches(ACCEPTED) ? given : UUID.randomUUID().toString();
    context.attribute(ATTRIBUTE, id);
    return id;
  }
}
