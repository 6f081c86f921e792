// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.blemish.core.BlemishException;

/**
 * The issuers whose servers are trusted, for those that do not have a public certificate.
 *
 * @param certificates of issuers, or of servers that signed their own
 */
public record TrustedIssuers(List<X509Certificate> certificates) {
  public TrustedIssuers {
    certificates = List.copyOf(certificates);
  }

  /**
   * Reads a PEM file.
   *
   * @throws BlemishException if it cannot be read or holds no certificate
   */
  public static TrustedIssuers read(Path file) {
    return new TrustedIssuers(CertificateFile.read(file));
  }

  public TrustManagerFactory trustManagers() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("issuer" + i, certificates.get(i));
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new BlemishException(
          "the certificates cannot be used (%s)".formatted(e.getMessage()), e);
    }
  }

  public SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trustManagers().getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new BlemishException(
          "the certificates cannot be used (%s)".formatted(e.getMessage()), e);
    }
  }
}
