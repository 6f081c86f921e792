// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.blemish.server.config.WebhookSettings;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.tls.TrustedIssuers;

/**
 * Sends messages by HTTP POST, signed. A status from 200 to 299 confirms a message. Status 400,
 * 410, 413, 415 and 422 refuse it; after any other one it is sent again later.
 */
final class WebhookTarget implements MessageTarget {
  private static final Set<Integer> REFUSING = Set.of(400, 410, 413, 415, 422);

  private final WebhookSettings settings;
  private final WebhookSignature signature;
  private final HttpClient client;
  private final Clock clock;

  WebhookTarget(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.signature = new WebhookSignature(settings.secret());
    this.clock = clock;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(settings.timeout()));
    settings
        .trust()
        .ifPresent(file -> builder.sslContext(TrustedIssuers.read(Path.of(file)).context()));
    this.client = builder.build();
  }

  @Override
  public String name() {
    return "webhook " + settings.name();
  }

  @Override
  public void deliver(OutboxMessage message) throws DeliveryException, InterruptedException {
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.url()))
            .timeout(Duration.ofSeconds(settings.timeout()))
            .header("Content-Type", "application/json")
            .header("Blemish-Message", message.id())
            .header(WebhookSignature.HEADER, signature.of(clock.instant().getEpochSecond(), body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    check(send(request));
  }

  private int send(HttpRequest request) throws DeliveryException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (HttpTimeoutException e) {
      throw DeliveryException.later(
          "%s did not answer within %d s".formatted(settings.url(), settings.timeout()), e);
    } catch (SSLException e) {
      throw DeliveryException.later(
          "no safe connection to %s (%s): check its certificate, or name its issuer's PEM file by 'trust'"
              .formatted(settings.url(), e.getMessage()),
          e);
    } catch (ConnectException e) {
      throw DeliveryException.later(
          unknownHost(e)
              ? "%s: unknown host, check the URL".formatted(settings.url())
              : "%s cannot be reached: is it running?".formatted(settings.url()),
          e);
    } catch (IOException e) {
      throw DeliveryException.later(
          "the connection to %s failed (%s)".formatted(settings.url(), e.getMessage()), e);
    }
  }

  private static boolean unknownHost(Throwable failure) {
    return failure instanceof UnresolvedAddressException
        || (failure.getCause() != null && unknownHost(failure.getCause()));
  }

  private void check(int status) throws DeliveryException {
    if (status >= 200 && status < 300) {
      return;
    }
    if (REFUSING.contains(status)) {
      throw DeliveryException.refused(
          "%s refuses the message with status %d".formatted(settings.url(), status));
    }
    throw DeliveryException.later(
        status >= 300 && status < 400
            ? "%s redirects with status %d: use the final URL".formatted(settings.url(), status)
            : "%s answers with status %d".formatted(settings.url(), status));
  }

  @Override
  public void close() {
    // The client has no connections that would keep the program running.
  }
}
