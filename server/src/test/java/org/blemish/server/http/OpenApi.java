// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.blemish.server.TestServer;

/** Checks exchanges against {@code openapi.yaml}, and counts which operations were used. */
public final class OpenApi {
  private static final OpenApiInteractionValidator VALIDATOR =
      OpenApiInteractionValidator.createForSpecificationUrl(
              OpenApi.class.getResource("openapi.yaml").toString())
          .withLevelResolver(
              LevelResolver.create()
                  // Refused requests are sent on purpose; forms are checked by the server.
                  .withLevel("validation.request", ValidationReport.Level.IGNORE)
                  .build())
          .build();

  private static final Set<String> USED = Collections.synchronizedSet(new TreeSet<>());

  private OpenApi() {}

  /** Fails if a response does not fit the description, or the path is not in it. */
  public static void check(
      String method,
      String path,
      byte[] body,
      Map<String, String> headers,
      TestServer.Answer answer) {
    URI uri = URI.create(path);
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Request.Method.valueOf(method), uri.getPath());
    headers.forEach(request::withHeader);
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    String type = answer.header("Content-Type");
    if (!type.isEmpty()) {
      response.withContentType(type);
    }
    if (type.startsWith("application/json")) {
      response.withBody(new String(answer.body(), StandardCharsets.UTF_8));
    } else if (answer.body().length > 0) {
      response.withBody("content");
    }
    ValidationReport report = VALIDATOR.validate(request.build(), response.build());
    assertThat(report.hasErrors()).as("%s %s: %s", method, path, report.getMessages()).isFalse();
    USED.add(method + " " + uri.getPath());
  }

  /** Operations that were used so far, as method and path. */
  public static Set<String> used() {
    return Set.copyOf(USED);
  }
}
