// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.blemish.server.config.WebhookSettings;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTargetTest {
  private static final String SECRET = "a secret of the test";
  private static final String BODY = "{\"product\":\"käse\"}";
  private static final OutboxMessage MESSAGE =
      new OutboxMessage(
          1,
          "id1",
          "webhook mes",
          "caps",
          "2026-11-29T06:00:00.000Z",
          OutboxState.WAITING,
          0,
          Optional.empty(),
          BODY);
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_764_400_000), ZoneOffset.UTC);

  /** A request that arrived. */
  private record Received(String signature, String id, byte[] body) {}

  private final List<Received> received = new CopyOnWriteArrayList<>();

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void answer(HttpServer server, int status) {
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestHeaders().getFirst("Blemish-Signature"),
                  exchange.getRequestHeaders().getFirst("Blemish-Message"),
                  exchange.getRequestBody().readAllBytes()));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  private static WebhookTarget target(String url, Optional<Path> trust) {
    return new WebhookTarget(
        new WebhookSettings("mes", url, SECRET, trust.map(Path::toString), Optional.of(2)), CLOCK);
  }

  private static DeliveryException failure(WebhookTarget target) {
    return catchThrowableOfType(DeliveryException.class, () -> target.deliver(MESSAGE));
  }

  private DeliveryException failureOf(int status) throws IOException {
    HttpServer server = HttpServer.create(anyPort(), 0);
    answer(server, status);
    try {
      return failure(
          target(
              "http://127.0.0.1:%d/m".formatted(server.getAddress().getPort()), Optional.empty()));
    } finally {
      server.stop(0);
    }
  }

  /** As docs/line.md shows it to receivers. */
  private static boolean verify(String header, byte[] body, String secret) throws Exception {
    String time = header.substring(2, header.indexOf(','));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
    StringBuilder hex = new StringBuilder();
    for (byte b : mac.doFinal(body)) {
      hex.append("%02x".formatted(b));
    }
    return header.equals("t=" + time + ",v1=" + hex);
  }

  @Test
  void messageIsSignedWithTimeAndBody() throws Exception {
    HttpServer server = HttpServer.create(anyPort(), 0);
    answer(server, 204);
    try {
      target("http://127.0.0.1:%d/m".formatted(server.getAddress().getPort()), Optional.empty())
          .deliver(MESSAGE);
    } finally {
      server.stop(0);
    }
    assertThat(received).hasSize(1);
    Received request = received.get(0);
    assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo(BODY);
    assertThat(request.id()).isEqualTo("id1");
    assertThat(request.signature()).startsWith("t=1764400000,v1=");
    assertThat(verify(request.signature(), request.body(), SECRET)).isTrue();
    assertThat(verify(request.signature(), request.body(), SECRET + "x")).isFalse();
    assertThat(verify(request.signature(), "{}".getBytes(StandardCharsets.UTF_8), SECRET))
        .isFalse();
  }

  @Test
  void signatureIsThatOfOpenssl() {
    // printf '1764400000.{"a":1}' | openssl dgst -sha256 -hmac 'a secret of the test'
    assertThat(
            new WebhookSignature(SECRET)
                .of(1_764_400_000, "{\"a\":1}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            "t=1764400000,v1=dcc8b6694f32a4c2b54571dfc5cbe14a29b364b5dd51086cd82c91b2749b1636");
  }

  @Test
  void serverErrorsAreTriedAgain() throws IOException {
    for (int status : new int[] {401, 404, 429, 500, 503}) {
      DeliveryException failure = failureOf(status);
      assertThat(failure.isRefused()).as("status %d", status).isFalse();
      assertThat(failure.problem())
          .matches("http://127.0.0.1:\\d+/m answers with status " + status);
    }
    assertThat(failureOf(302).problem()).endsWith("redirects with status 302: use the final URL");
  }

  @Test
  void refusedMessagesAreNotTriedAgain() throws IOException {
    DeliveryException failure = failureOf(422);
    assertThat(failure.isRefused()).isTrue();
    assertThat(failure.problem()).endsWith("refuses the message with status 422");
  }

  @Test
  void receiverThatIsAwayIsNamed() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    DeliveryException failure =
        failure(target("http://127.0.0.1:%d/m".formatted(port), Optional.empty()));
    assertThat(failure.isRefused()).isFalse();
    assertThat(failure.problem())
        .isEqualTo("http://127.0.0.1:%d/m cannot be reached: is it running?".formatted(port));
  }

  @Test
  void receiverThatDoesNotAnswerIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:%d/m".formatted(silent.getLocalPort());
      assertThat(failure(target(url, Optional.empty())).problem())
          .isEqualTo(url + " did not answer within 2 s");
    }
  }

  @Test
  void unknownHostIsNamed() {
    assertThat(failure(target("http://host.invalid/m", Optional.empty())).problem())
        .isEqualTo("http://host.invalid/m: unknown host, check the URL");
  }

  @Test
  void certificateHasToBeTrusted(@TempDir Path folder) throws Exception {
    TestCertificate certificate = TestCertificate.create(folder, "127.0.0.1");
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    answer(server, 200);
    try {
      String url = "https://127.0.0.1:%d/m".formatted(server.getAddress().getPort());
      DeliveryException failure = failure(target(url, Optional.empty()));
      assertThat(failure.isRefused()).isFalse();
      assertThat(failure.problem())
          .startsWith("no safe connection to " + url)
          .endsWith("check its certificate, or name its issuer's PEM file by 'trust'")
          .doesNotContain("\n");
      assertThat(received).isEmpty();

      target(url, Optional.of(certificate.pem())).deliver(MESSAGE);
      assertThat(received).hasSize(1);
    } finally {
      server.stop(0);
    }
  }
}
