// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.tls;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;

/** Reads PEM files with certificates. */
public final class CertificateFile {
  private static final long MOST_BYTES = 1 << 20;

  private CertificateFile() {}

  /**
   * All certificates of a file, in their order.
   *
   * @throws BlemishException if it cannot be read or holds none
   */
  public static List<X509Certificate> read(Path file) {
    byte[] content = FileBytes.read(file, MOST_BYTES);
    List<X509Certificate> certificates;
    try {
      certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(content))
              .stream()
              .filter(X509Certificate.class::isInstance)
              .map(X509Certificate.class::cast)
              .toList();
    } catch (CertificateException e) {
      throw new BlemishException(
          "%s: not a PEM file with certificates (%s)".formatted(file, e.getMessage()), e);
    }
    if (certificates.isEmpty()) {
      throw new BlemishException("%s: holds no certificate".formatted(file));
    }
    return certificates;
  }
}
