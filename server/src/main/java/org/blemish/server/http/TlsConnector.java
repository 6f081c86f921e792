// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.server.config.TlsSettings;
import org.blemish.server.tls.CertificateFile;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The connector for encrypted connections, from PEM files.
 *
 * @param certificates the server's own first
 * @param key its private key
 */
record TlsConnector(List<X509Certificate> certificates, PrivateKey key) {
  private static final long MOST_BYTES = 1 << 20;
  private static final String KEY_BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String KEY_END = "-----END PRIVATE KEY-----";
  private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

  /** What keys sign with, by their own name of the algorithm. */
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "Ed25519");

  /**
   * Reads the files.
   *
   * @throws BlemishException if one cannot be read or used, they do not belong together, or the
   *     certificate has expired
   */
  static TlsConnector read(TlsSettings settings) {
    Path file = Path.of(settings.certificate());
    List<X509Certificate> certificates = CertificateFile.read(file);
    Instant end = certificates.get(0).getNotAfter().toInstant();
    if (end.isBefore(Instant.now())) {
      throw new BlemishException(
          "%s: the certificate has expired on %s: get a new one".formatted(file, end));
    }
    PrivateKey key = key(Path.of(settings.key()));
    if (!belongTogether(certificates.get(0), key)) {
      throw new BlemishException(
          "%s and %s do not belong together: give the key that the first certificate of the file was made with"
              .formatted(settings.key(), file));
    }
    return new TlsConnector(certificates, key);
  }

  /** Whether what the key signs can be verified with the certificate. */
  private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), ""));
      byte[] message = certificate.getEncoded();
      signature.initSign(key);
      signature.update(message);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // of another algorithm or size
    }
  }

  private static PrivateKey key(Path file) {
    String text = new String(FileBytes.read(file, MOST_BYTES), StandardCharsets.US_ASCII);
    int begin = text.indexOf(KEY_BEGIN);
    int end = text.indexOf(KEY_END);
    if (begin < 0 || end < begin) {
      throw new BlemishException(
          "%s: expected a private key in PKCS#8, '%s'; 'openssl pkcs8 -topk8 -nocrypt' converts others"
              .formatted(file, KEY_BEGIN));
    }
    byte[] encoded =
        Base64.getMimeDecoder().decode(text.substring(begin + KEY_BEGIN.length(), end));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      } catch (GeneralSecurityException e) {
        // The next algorithm.
      }
    }
    throw new BlemishException("%s: the private key is of none of %s".formatted(file, ALGORITHMS));
  }

  /** When the certificate expires. */
  Instant expires() {
    return certificates.get(0).getNotAfter().toInstant();
  }

  ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, new char[0], certificates.toArray(Certificate[]::new));
      SslContextFactory.Server tls = new SslContextFactory.Server();
      tls.setKeyStore(store);
      tls.setKeyStorePassword("");
      tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      HttpConfiguration secure = new HttpConfiguration(http);
      // Clients may use an address instead of the certificate's name.
      secure.addCustomizer(new SecureRequestCustomizer(false));
      ServerConnector connector =
          new ServerConnector(
              server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(secure));
      connector.setHost(host);
      connector.setPort(port);
      return connector;
    } catch (GeneralSecurityException | IOException e) {
      throw new BlemishException(
          "certificate and key cannot be used (%s)".formatted(e.getMessage()), e);
    }
  }
}
