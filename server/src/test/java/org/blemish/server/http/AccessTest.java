// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.json.Json;
import org.blemish.server.Fixtures;
import org.blemish.server.TestServer;
import org.blemish.server.TestServer.Answer;
import org.blemish.server.auth.Accounts;
import org.blemish.server.auth.Scope;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.store.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Login, sessions, tokens, limits and headers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private static final String JSON = "application/json";
  private static final byte[] NOTHING = new byte[0];

  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server =
        TestServer.of(
            folder, "LOGIN_ATTEMPTS", "3", "LIMITS_BODY_MEGABYTES", "1", "LIMITS_PIXELS", "10000");
    server.productWithImageModel("plate");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer logIn(String name, String password) {
    return server.raw(
        "POST",
        "/api/v1/session",
        "{\"name\":\"%s\",\"password\":\"%s\"}"
            .formatted(name, password)
            .getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", JSON));
  }

  private static String cookie(Answer login) {
    return login.header("Set-Cookie").split(";", -1)[0];
  }

  private String token(String scope) {
    return server
        .post("/api/v1/tokens", "{\"name\":\"%s\",\"scope\":\"%s\"}".formatted(scope, scope))
        .json()
        .path("secret")
        .asText();
  }

  private int status(String method, String path, String token) {
    return server.raw(method, path, NOTHING, Map.of("Authorization", "Bearer " + token)).status();
  }

  @Test
  void nothingIsServedWithoutLogin() {
    assertThat(server.raw("GET", "/api/v1/products", NOTHING, Map.of()).status()).isEqualTo(401);
    assertThat(server.raw("GET", "/metrics", NOTHING, Map.of()).status()).isEqualTo(401);
    assertThat(status("GET", "/api/v1/products", "blemish_wrong")).isEqualTo(401);
    assertThat(server.raw("GET", "/health/live", NOTHING, Map.of()).status()).isEqualTo(200);
  }

  @Test
  void scopesIncludeTheLesserOnes() {
    String inspect = token("inspect");
    String operate = token("operate");

    assertThat(status("GET", "/api/v1/products", inspect)).isEqualTo(200);
    assertThat(status("POST", "/api/v1/products/plate/rollback", inspect)).isEqualTo(403);
    assertThat(status("POST", "/api/v1/products/plate/rollback", operate)).isEqualTo(400);
    assertThat(status("GET", "/api/v1/tokens", operate)).isEqualTo(403);
    assertThat(status("GET", "/api/v1/tokens", token("manage"))).isEqualTo(200);
  }

  @Test
  void accountsMayDoWhatTheirScopeAllows() {
    Database database = Database.open(DatabaseSettings.DEFAULT, server.folder());
    try {
      new Accounts(database).set("operator", TestServer.PASSWORD, Optional.of(Scope.OPERATE));
    } finally {
      database.close();
    }
    Answer login = logIn("operator", TestServer.PASSWORD);
    Map<String, String> session =
        Map.of(
            "Cookie", cookie(login),
            "Content-Type", JSON,
            "X-CSRF-Token", login.json().path("csrf").asText());

    assertThat(login.json().path("scope").asText()).isEqualTo("operate");
    assertThat(server.raw("GET", "/api/v1/session", NOTHING, session).text())
        .contains("\"scope\":\"operate\"");
    assertThat(server.raw("POST", "/api/v1/products/plate/rollback", NOTHING, session).status())
        .isEqualTo(400);
    byte[] product = "{\"id\":\"other\",\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    Answer refused = server.raw("POST", "/api/v1/products", product, session);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("operator has the scope operate, this needs manage");
    assertThat(logIn("admin", TestServer.PASSWORD).json().path("scope").asText())
        .isEqualTo("manage");
  }

  @Test
  void streamsOverTheLimitAreRefusedUntilOneIsClosed() throws Exception {
    try (TestServer other =
        TestServer.of(Files.createTempDirectory("streams"), "LIMITS_STREAMS", "2")) {
      other.productWithImageModel("plate");
      HttpRequest live =
          HttpRequest.newBuilder(other.address().resolve("/api/v1/products/plate/live"))
              .header("Accept", "text/event-stream")
              .header("Authorization", "Bearer " + other.token())
              .build();
      HttpClient client = HttpClient.newHttpClient();
      List<HttpResponse<InputStream>> open = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        open.add(client.send(live, HttpResponse.BodyHandlers.ofInputStream()));
        assertThat(open.get(i).statusCode()).isEqualTo(200);
      }

      HttpResponse<String> refused = client.send(live, HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(refused.body()).contains("limits.streams");
      assertThat(other.get("/api/v1/products").status()).isEqualTo(200);

      open.get(0).body().close();
      // The server sees that a client has left when it sends an event.
      HttpResponse<InputStream> again = openedAgain(other, client, live);
      assertThat(again.statusCode()).isEqualTo(200);
      again.body().close();
      open.get(1).body().close();
    }
  }

  private static HttpResponse<InputStream> openedAgain(
      TestServer server, HttpClient client, HttpRequest live) throws Exception {
    for (int i = 0; i < 50; i++) {
      server.send("POST", "/api/v1/products/plate/inspect", Fixtures.goodImage(i), "image/png");
      HttpResponse<InputStream> response =
          client.send(live, HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 429) {
        return response;
      }
      response.body().close();
    }
    throw new AssertionError("the closed stream still counts");
  }

  @Test
  void sessionNeedsTheCsrfTokenForChanges() {
    Answer login = logIn("admin", TestServer.PASSWORD);
    String cookie = cookie(login);
    String csrf = login.json().path("csrf").asText();
    byte[] body = "{\"id\":\"csrf\",\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(login.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
    assertThat(server.raw("GET", "/api/v1/products", NOTHING, Map.of("Cookie", cookie)).status())
        .isEqualTo(200);
    assertThat(
            server
                .raw(
                    "POST",
                    "/api/v1/products",
                    body,
                    Map.of("Cookie", cookie, "Content-Type", JSON))
                .status())
        .isEqualTo(403);
    assertThat(
            server
                .raw(
                    "POST",
                    "/api/v1/products",
                    body,
                    Map.of("Cookie", cookie, "Content-Type", JSON, "X-CSRF-Token", csrf))
                .status())
        .isEqualTo(201);
    assertThat(
            server
                .raw(
                    "DELETE",
                    "/api/v1/session",
                    NOTHING,
                    Map.of("Cookie", cookie, "X-CSRF-Token", csrf))
                .status())
        .isEqualTo(204);
    assertThat(server.raw("GET", "/api/v1/products", NOTHING, Map.of("Cookie", cookie)).status())
        .as("after logging out")
        .isEqualTo(401);
  }

  @Test
  void eachLoginIsANewSessionThatTheClientCannotChoose() {
    byte[] body =
        "{\"name\":\"admin\",\"password\":\"%s\"}"
            .formatted(TestServer.PASSWORD)
            .getBytes(StandardCharsets.UTF_8);
    String planted = cookie(logIn("admin", TestServer.PASSWORD)).split("=", -1)[0] + "=planted";
    Answer first =
        server.raw(
            "POST", "/api/v1/session", body, Map.of("Content-Type", JSON, "Cookie", planted));
    Answer second = logIn("admin", TestServer.PASSWORD);

    String secret = cookie(first).split("=", -1)[1];
    // 256 bits, six in each character.
    assertThat(secret).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo("planted");
    assertThat(cookie(second)).isNotEqualTo(cookie(first));
    assertThat(second.json().path("csrf")).isNotEqualTo(first.json().path("csrf"));
    assertThat(server.raw("GET", "/api/v1/products", NOTHING, Map.of("Cookie", planted)).status())
        .isEqualTo(401);
  }

  @Test
  void incompleteLoginsAreErrorsOfTheClient() {
    for (String body :
        List.of("{}", "{\"name\":null,\"password\":null}", "[]", "{\"name\":\"a\"", "")) {
      Answer answer =
          server.raw(
              "POST",
              "/api/v1/session",
              body.getBytes(StandardCharsets.UTF_8),
              Map.of("Content-Type", JSON));
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.text()).as(body).doesNotContain("Exception", "java.");
    }
  }

  @Test
  void valuesOfRequestsAreNeverSql() {
    server.send("POST", "/api/v1/products/plate/inspect", Fixtures.badImage(92), "image/png");
    int all = server.get("/api/v1/parts?limit=1000").json().path("parts").size();
    assertThat(all).isPositive();
    for (String text : List.of("' OR '1'='1", "x'; DROP TABLE part; --", "%' --", "\" OR 1=1")) {
      String value = URLEncoder.encode(text, StandardCharsets.UTF_8);
      for (String key : List.of("product", "verdict", "from", "to", "source", "before")) {
        Answer answer =
            server.raw(
                "GET",
                "/api/v1/parts?" + key + "=" + value,
                NOTHING,
                Map.of("Authorization", "Bearer " + server.token()));
        assertThat(answer.status()).as("%s=%s: %s", key, text, answer.text()).isIn(200, 400, 404);
        if (answer.status() == 200 && List.of("product", "source").contains(key)) {
          assertThat(answer.json().path("parts")).as("%s=%s", key, text).isEmpty();
        }
      }
      String path = value.replace("+", "%20");
      assertThat(status("GET", "/api/v1/products/" + path, server.token())).isIn(400, 404);
      assertThat(status("GET", "/api/v1/parts/" + path, server.token())).isIn(400, 404);
    }
    assertThat(server.get("/api/v1/parts?limit=1000").json().path("parts")).hasSize(all);
  }

  @Test
  void answersAreNotCachedAndImagesByThisBrowserAlone() {
    for (String path : List.of("/api/v1/products", "/api/v1/parts", "/api/v1/products/none")) {
      assertThat(server.get(path).header("Cache-Control")).as(path).isEqualTo("no-store");
    }
    assertThat(server.raw("GET", "/api/v1/products", NOTHING, Map.of()).header("Cache-Control"))
        .isEqualTo("no-store");
    assertThat(logIn("admin", TestServer.PASSWORD).header("Cache-Control")).isEqualTo("no-store");
    String part =
        server
            .send("POST", "/api/v1/products/plate/inspect", Fixtures.badImage(90), "image/png")
            .json()
            .path("id")
            .asText();
    for (String file : List.of("image", "heatmap")) {
      assertThat(server.get("/api/v1/parts/" + part + "/" + file).header("Cache-Control"))
          .as(file)
          .contains("private")
          .doesNotContain("public");
    }
  }

  @Test
  void filesAreJudgedByTheirContentAndNotByName() {
    String images = "/api/v1/products/plate/images";
    byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
    var files =
        server
            .form(
                images,
                new TestServer.FormFile("image", "page.png", page),
                new TestServer.FormFile("image", "photo.html", Fixtures.goodImage(91)))
            .json()
            .path("files");

    assertThat(files.findValuesAsText("problem")).hasSize(1);
    assertThat(files.get(0).path("name").asText()).isEqualTo("page.png");
    assertThat(files.get(0).has("problem")).isTrue();
    Answer stored = server.get(images + "/" + files.get(1).path("digest").asText());
    assertThat(stored.header("Content-Type")).isEqualTo("image/png");
    assertThat(stored.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(stored.body()).isEqualTo(Fixtures.goodImage(91));
  }

  @Test
  void wrongPasswordsHaveToWait() throws Exception {
    // A server of its own: further logins from this address are refused afterwards.
    Path folder = Files.createTempDirectory("login");
    try (TestServer other = TestServer.of(folder, "LOGIN_ATTEMPTS", "3")) {
      byte[] body = "{\"name\":\"admin\",\"password\":\"wrong\"}".getBytes(StandardCharsets.UTF_8);
      byte[] right =
          "{\"name\":\"admin\",\"password\":\"%s\"}"
              .formatted(TestServer.PASSWORD)
              .getBytes(StandardCharsets.UTF_8);
      Map<String, String> type = Map.of("Content-Type", JSON);
      for (int i = 0; i < 3; i++) {
        assertThat(other.raw("POST", "/api/v1/session", body, type).status()).isEqualTo(401);
      }
      Answer blocked = other.raw("POST", "/api/v1/session", right, type);

      assertThat(blocked.status()).isEqualTo(429);
      assertThat(blocked.header("Retry-After")).isEqualTo("60");
      assertThat(other.get("/api/v1/audit").text()).contains("login.failed");
    }
  }

  @Test
  void passwordsAndSecretsAreNotStored() throws Exception {
    String secret = token("inspect");
    String session = cookie(logIn("admin", TestServer.PASSWORD)).split("=", -1)[1];

    StringBuilder stored = new StringBuilder();
    try (var files = Files.list(server.folder())) {
      for (Path file : files.filter(path -> path.toString().contains("records")).toList()) {
        stored.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }

    assertThat(stored.toString())
        .contains("$argon2id$")
        .doesNotContain(TestServer.PASSWORD, secret, secret.substring(8), session);
  }

  @Test
  void bodiesOverTheLimitAreRefused() {
    byte[] large = new byte[(1 << 20) + 1000];
    Map<String, String> token = Map.of("Authorization", "Bearer " + server.token());

    assertThat(
            server
                .raw("POST", "/api/v1/products/plate/inspect", large, with(token, "image/png"))
                .status())
        .isEqualTo(413);
    assertThat(
            server
                .raw(
                    "POST",
                    "/api/v1/products/plate/inspect",
                    TestServer.body(new TestServer.FormFile("image", "a", large)),
                    with(token, TestServer.FORM))
                .status())
        .isEqualTo(413);
  }

  /** A connection on which a request was sent as it is. */
  private Socket sent(String request) throws IOException {
    Socket socket = new Socket(server.address().getHost(), server.address().getPort());
    socket.setSoTimeout(20_000);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** The first line of the answer to a request whose body never comes. */
  private String answerToAnnounced(String path, long bytes) throws Exception {
    String request =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, server.token(), bytes);
    try (Socket socket = sent(request)) {
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void bodiesThatAreAnnouncedTooLargeAreRefusedBeforeTheyCome() throws Exception {
    assertThat(answerToAnnounced("/api/v1/products/plate/inspect", 99_999_999_999L))
        .contains(" 413 ");
    assertThat(answerToAnnounced("/api/v1/products/plate/models", 99_999_999_999L))
        .contains(" 413 ");
  }

  private String answerToBytes(String request) throws IOException {
    try (Socket socket = sent(request)) {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void requestsThatAreNotHttpAreAnsweredLikeOtherErrors() throws Exception {
    List<String> requests =
        List.of(
            "GARBAGE\r\n\r\n",
            "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
            "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted("a".repeat(20_000)),
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: %s\r\n\r\n".formatted("a".repeat(20_000)));
    for (String request : requests) {
      String answer = answerToBytes(request);
      assertThat(answer).contains("Content-Type: application/json").doesNotContain("<html>");
      JsonNode body =
          Json.read(answer.substring(answer.indexOf("\r\n\r\n")).strip(), JsonNode.class, "answer");
      assertThat(answer).startsWith("HTTP/1.1 " + body.path("status").asInt());
      assertThat(body.path("error").asText()).startsWith("the request cannot be read: ");
      assertThat(answer).contains("X-Request-Id: " + body.path("request").asText());
    }
  }

  @Test
  void otherTypesThanJsonAreRefusedWhereJsonIsExpected() {
    Answer form =
        server.send(
            "POST",
            "/api/v1/products",
            "{\"id\":\"q\",\"name\":\"Q\"}".getBytes(StandardCharsets.UTF_8),
            "text/plain");

    assertThat(form.status()).isEqualTo(415);
    assertThat(form.json().path("error").asText())
        .isEqualTo("content type is text/plain, expected application/json");
  }

  @Test
  void tokensExpireWithinTenYearsOrNever() {
    for (String days : List.of("0", "-1", "3651", "99999999")) {
      Answer refused =
          server.post(
              "/api/v1/tokens",
              "{\"name\":\"line\",\"scope\":\"inspect\",\"days\":%s}".formatted(days));
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().path("error").asText())
          .startsWith("days is %s, expected 1 to 3650".formatted(days));
    }
  }

  private static Map<String, String> with(Map<String, String> headers, String type) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", type);
    return all;
  }

  @Test
  void imagesWithTooManyPixelsAreRefusedBeforeTheyAreDecoded() {
    byte[] image = Images.png(Mask.empty(new Size(1000, 1000)));

    Answer answer = server.send("POST", "/api/v1/products/plate/inspect", image, "image/png");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).contains("1000000 pixels", "10000");
  }

  @Test
  void pagesMayLoadNothingFromElsewhere() {
    Answer page = server.raw("GET", "/", NOTHING, Map.of());

    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Server")).isEmpty();
    assertThat(page.text()).doesNotContain("style=", "onclick", "http://", "https://");
  }

  @Test
  void requestIdIsReturnedAndChecked() {
    Map<String, String> good = Map.of("X-Request-Id", "line-7.42");
    Map<String, String> bad = Map.of("X-Request-Id", "<script>");

    assertThat(server.raw("GET", "/health/live", NOTHING, good).header("X-Request-Id"))
        .isEqualTo("line-7.42");
    assertThat(server.raw("GET", "/health/live", NOTHING, bad).header("X-Request-Id"))
        .matches("[0-9a-f-]{36}");
  }

  @Test
  void namesOfClientsNeverBecomePaths() {
    for (String name : new String[] {"../../etc/passwd", "/etc/passwd", "..\\..\\x", "a\u0001b"}) {
      Answer answer =
          server.raw(
              "POST",
              "/api/v1/products/plate/images",
              TestServer.body(
                  new TestServer.FormFile("image", name, Fixtures.goodImage(name.length()))),
              with(Map.of("Authorization", "Bearer " + server.token()), TestServer.FORM));
      assertThat(answer.status()).isIn(200, 400);
      if (answer.status() == 200) {
        assertThat(answer.json().at("/files/0/name").asText()).doesNotContain("/", "\\");
      }
    }
    assertThat(
            status("GET", "/api/v1/products/plate/models/..%2F..%2Frecords/file", server.token()))
        .isIn(400, 404);
  }

  @Test
  void withoutLoginOnlyThisMachineIsServed() throws Exception {
    Path folder = Files.createTempDirectory("open");
    try (TestServer open = TestServer.of(folder, "LOGIN_REQUIRED", "false")) {
      assertThat(open.raw("GET", "/api/v1/products", NOTHING, Map.of()).status()).isEqualTo(200);
      assertThat(
              open.raw("GET", "/api/v1/products", NOTHING, Map.of("Origin", "http://evil.example"))
                  .status())
          .isEqualTo(403);
    }
  }
}
