// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate that a server signed itself, made by {@code keytool}.
 *
 * @param pem file with the certificate
 * @param keyPem file with its private key
 * @param store with both
 */
record TestCertificate(Path pem, Path keyPem, KeyStore store) {
  private static final String PASSWORD = "changeit";

  /** Makes a certificate for an address. */
  static TestCertificate create(Path folder, String address) throws Exception {
    Path file = folder.resolve("store.p12");
    Path pem = folder.resolve("certificate.pem");
    run(
        List.of(
            "-genkeypair",
            "-alias=test",
            "-keyalg=RSA",
            "-keysize=2048",
            "-dname=CN=test",
            "-ext=san=ip:" + address,
            "-validity=10",
            "-storetype=PKCS12",
            "-keystore=" + file,
            "-storepass=" + PASSWORD));
    run(
        List.of(
            "-exportcert",
            "-rfc",
            "-alias=test",
            "-file=" + pem,
            "-keystore=" + file,
            "-storepass=" + PASSWORD));
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      store.load(content, PASSWORD.toCharArray());
    }
    Key key = store.getKey("test", PASSWORD.toCharArray());
    Path keyPem = folder.resolve("key.pem");
    Files.writeString(
        keyPem,
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(key.getEncoded())));
    return new TestCertificate(pem, keyPem, store);
  }

  private static void run(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // keytool takes the value as its own word.
    for (String option : options) {
      int equals = option.indexOf('=');
      if (equals < 0) {
        command.add(option);
      } else {
        command.add(option.substring(0, equals));
        command.add(option.substring(equals + 1));
      }
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
  }

  /** For a server with this certificate. */
  SSLContext context() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
