/**
 * Certificates in PEM files: {@link org.blemish.server.tls.CertificateFile} reads them, {@link
 * org.blemish.server.tls.TrustedIssuers} decides which servers are trusted.
 */
@NullMarked
package org.blemish.server.tls;

import org.jspecify.annotations.NullMarked;
