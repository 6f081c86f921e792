// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.blemish.core.BlemishException;
import org.blemish.server.BlemishServer;
import org.blemish.server.FirstAccount;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.config.TlsSettings;
import org.blemish.server.jobs.FakeJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections with PEM files; certificates are made by the JDK's keytool. */
class TlsTest {
  private static final char[] STORE_PASSWORD = "password".toCharArray();
  private static final int ALERT = 21;

  /** Level fatal, description protocol_version. */
  private static final List<Integer> PROTOCOL_VERSION = List.of(2, 70);

  @TempDir private Path folder;

  private KeyStore store(String begin) throws Exception {
    Path file = folder.resolve("store" + begin + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(STORE_PASSWORD),
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-startdate",
                begin,
                "-validity",
                "5")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      store.load(content, STORE_PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String type, byte[] content) throws Exception {
    String text =
        "-----BEGIN %s-----\n%s\n-----END %s-----\n"
            .formatted(
                type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content), type);
    return Files.writeString(folder.resolve(name), text, StandardCharsets.US_ASCII);
  }

  private TlsSettings settings(KeyStore store) throws Exception {
    return new TlsSettings(
        pem("cert.pem", "CERTIFICATE", store.getCertificate("server").getEncoded()).toString(),
        pem("key.pem", "PRIVATE KEY", store.getKey("server", STORE_PASSWORD).getEncoded())
            .toString());
  }

  @Test
  void serverAnswersOverTls() throws Exception {
    KeyStore store = store("-1d");
    TlsSettings tls = settings(store);
    Map<String, String> variables = variables(tls);
    SSLContext context = trusting(store);

    try (BlemishServer server =
        BlemishServer.start(
            new SettingsReader(variables).read(Optional.empty()), FakeJob.command())) {
      URI address = server.address();
      assertThat(protocol(context, address, "TLSv1.2")).isEqualTo("TLSv1.2");
      assertThat(protocol(context, address, "TLSv1.3")).isEqualTo("TLSv1.3");
      assertThat(answerToOldHello(address, 1)).as("TLS 1.0").isEqualTo(PROTOCOL_VERSION);
      assertThat(answerToOldHello(address, 2)).as("TLS 1.1").isEqualTo(PROTOCOL_VERSION);
      HttpResponse<String> answer =
          HttpClient.newBuilder()
              .sslContext(context)
              .build()
              .send(
                  HttpRequest.newBuilder(address.resolve("/health/ready")).build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(address.getScheme()).isEqualTo("https");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(answer.body())
          .as("the certificate is valid for four more days")
          .contains("the certificate expires on");
    }
  }

  private Map<String, String> variables(TlsSettings tls) {
    return Map.of(
        "BLEMISH_SERVER_DATA", folder.resolve("data").toString(),
        "BLEMISH_SERVER_PORT", "0",
        "BLEMISH_SERVER_TLS_CERTIFICATE", tls.certificate(),
        "BLEMISH_SERVER_TLS_KEY", tls.key());
  }

  /** For clients that trust the server. */
  private static SSLContext trusting(KeyStore store) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** The protocol of a connection by a client that has only this one. */
  private static String protocol(SSLContext context, URI address, String only) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
      socket.setEnabledProtocols(new String[] {only});
      socket.startHandshake();
      return socket.getSession().getProtocol();
    }
  }

  /**
   * The alert that follows a ClientHello of TLS 1.x, written by hand since Java no longer sends it:
   * RFC 2246, 7.4.1.2. Empty if the server goes on.
   */
  private static List<Integer> answerToOldHello(URI address, int minor) throws Exception {
    ByteBuffer hello = ByteBuffer.allocate(64);
    hello.put((byte) 3).put((byte) minor).put(new byte[32]).put((byte) 0);
    // Two suites of those versions: ECDHE_RSA and RSA with AES_128_CBC_SHA.
    hello.putShort((short) 4).putShort((short) 0xC013).putShort((short) 0x002F);
    hello.put((byte) 1).put((byte) 0);
    int length = hello.position();
    ByteBuffer record = ByteBuffer.allocate(9 + length);
    record.put((byte) 22).put((byte) 3).put((byte) minor).putShort((short) (4 + length));
    record.put((byte) 1).put((byte) 0).putShort((short) length).put(hello.array(), 0, length);
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(record.array());
      byte[] answer = socket.getInputStream().readNBytes(7);
      return answer[0] == ALERT ? List.of((int) answer[5], (int) answer[6]) : List.of();
    }
  }

  @Test
  void cookieOfASessionIsForEncryptedConnectionsAlone() throws Exception {
    KeyStore store = store("-1d");
    ServerSettings settings = new SettingsReader(variables(settings(store))).read(Optional.empty());
    SSLContext context = trusting(store);

    try (BlemishServer server = BlemishServer.start(settings, FakeJob.command())) {
      String password = FirstAccount.password(settings).orElseThrow();
      HttpResponse<String> login =
          HttpClient.newBuilder()
              .sslContext(context)
              .build()
              .send(
                  HttpRequest.newBuilder(server.address().resolve("/api/v1/session"))
                      .header("Content-Type", "application/json")
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              "{\"name\":\"admin\",\"password\":\"" + password + "\"}"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(login.statusCode()).isEqualTo(200);
      assertThat(login.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("Secure", "HttpOnly", "SameSite=Strict");
    }
  }

  @Test
  void expiredCertificateIsRefused() throws Exception {
    TlsSettings expired = settings(store("-10d"));

    assertThatThrownBy(() -> TlsConnector.read(expired))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("cert.pem: the certificate has expired on");
    ServerSettings settings = new SettingsReader(variables(expired)).read(Optional.empty());
    assertThatThrownBy(() -> BlemishServer.start(settings, FakeJob.command()))
        .as("at the start of the server")
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("cert.pem: the certificate has expired on");
  }

  @Test
  void keyOfAnotherCertificateIsRefused() throws Exception {
    TlsSettings good = settings(store("-1d"));
    KeyStore other = store("-2d");
    Path otherKey =
        pem("other.pem", "PRIVATE KEY", other.getKey("server", STORE_PASSWORD).getEncoded());

    assertThatThrownBy(
            () -> TlsConnector.read(new TlsSettings(good.certificate(), otherKey.toString())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("other.pem and")
        .hasMessageContaining("cert.pem do not belong together");
  }

  @Test
  void filesThatAreNoPemAreNamed() throws Exception {
    TlsSettings good = settings(store("-1d"));
    Path text = Files.writeString(folder.resolve("text.pem"), "hello");

    assertThatThrownBy(() -> TlsConnector.read(new TlsSettings(text.toString(), good.key())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("text.pem");
    assertThatThrownBy(
            () -> TlsConnector.read(new TlsSettings(good.certificate(), text.toString())))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("expected a private key in PKCS#8");
  }
}
