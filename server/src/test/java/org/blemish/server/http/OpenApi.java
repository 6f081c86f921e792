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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.blemish.server.TestServer;

/** Checks exchanges against {@code openapi.yaml}, and counts which operations were used. */
public final class OpenApi {
  private static final String JSON = "application/json";

  /** For exchanges that the server refused, whose requests are wrong on purpose. */
  private static final OpenApiInteractionValidator RESPONSES =
      validator(
          LevelResolver.create()
              .withLevel("validation.request", ValidationReport.Level.IGNORE)
              .build());

  /** For exchanges that the server accepted. */
  private static final OpenApiInteractionValidator EXCHANGES =
      validator(LevelResolver.defaultResolver());

  private static final Set<String> USED = Collections.synchronizedSet(new TreeSet<>());

  private OpenApi() {}

  private static OpenApiInteractionValidator validator(LevelResolver levels) {
    return OpenApiInteractionValidator.createForSpecificationUrl(
            OpenApi.class.getResource("openapi.yaml").toString())
        .withLevelResolver(levels)
        .build();
  }

  /**
   * Fails if a response does not fit the description, or the path is not in it, or the server
   * accepted a request that does not fit. Forms are checked by the server alone.
   */
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
    query(uri).forEach(request::withQueryParam);
    String sent = headers.getOrDefault("Content-Type", "");
    if (sent.startsWith(JSON)) {
      request.withBody(new String(body, StandardCharsets.UTF_8));
    } else if (body.length > 0) {
      request.withBody("content");
    }
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    String type = answer.header("Content-Type");
    if (!type.isEmpty()) {
      response.withContentType(type);
    }
    if (type.startsWith(JSON)) {
      response.withBody(new String(answer.body(), StandardCharsets.UTF_8));
    } else if (answer.body().length > 0) {
      response.withBody("content");
    }
    boolean checked = answer.status() < 400 && !sent.startsWith("multipart/");
    ValidationReport report =
        (checked ? EXCHANGES : RESPONSES).validate(request.build(), response.build());
    assertThat(report.hasErrors()).as("%s %s: %s", method, path, report.getMessages()).isFalse();
    USED.add(method + " " + uri.getPath());
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> values = new LinkedHashMap<>();
    if (uri.getQuery() != null) {
      for (String pair : uri.getQuery().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        values.put(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return values;
  }

  /** Operations that were used so far, as method and path. */
  public static Set<String> used() {
    return Set.copyOf(USED);
  }
}
