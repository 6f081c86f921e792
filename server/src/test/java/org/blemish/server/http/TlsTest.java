// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.blemish.core.BlemishException;
import org.blemish.server.BlemishServer;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.config.TlsSettings;
import org.blemish.server.jobs.FakeJob;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted connections with PEM files; certificates are made by the JDK's keytool. */
class TlsTest {
  private static final char[] STORE_PASSWORD = "password".toCharArray();

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
    Map<String, String> variables =
        Map.of(
            "BLEMISH_SERVER_DATA", folder.resolve("data").toString(),
            "BLEMISH_SERVER_PORT", "0",
            "BLEMISH_SERVER_TLS_CERTIFICATE", tls.certificate(),
            "BLEMISH_SERVER_TLS_KEY", tls.key());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", store.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);

    try (BlemishServer server =
        BlemishServer.start(
            new SettingsReader(variables).read(Optional.empty()), FakeJob.command())) {
      URI address = server.address();
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
    }
  }

  @Test
  void expiredCertificateIsRefused() throws Exception {
    TlsSettings expired = settings(store("-10d"));

    assertThatThrownBy(() -> TlsConnector.read(expired))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("cert.pem: the certificate has expired on");
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
