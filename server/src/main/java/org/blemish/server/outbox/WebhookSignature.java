// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook: HMAC-SHA256 of the time in seconds, a full stop, and the body.
 *
 * @param secret that sender and receiver share
 */
record WebhookSignature(String secret) {
  static final String HEADER = "Blemish-Signature";
  private static final String ALGORITHM = "HmacSHA256";

  /** The value of the header, {@code t=1764400000,v1=} and 64 hexadecimal digits. */
  String of(long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=%d,v1=%s".formatted(seconds, HexFormat.of().formatHex(mac.doFinal(body)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
