// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.auth;

import java.security.SecureRandom;
import java.util.Base64;
import org.blemish.core.file.Sha256;

/** Secrets of sessions and tokens: 32 random bytes. They are stored as SHA-256 only. */
final class Secrets {
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String secret) {
    return Sha256.of(secret).hex();
  }
}
