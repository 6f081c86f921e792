// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.pipeline;

import java.nio.charset.StandardCharsets;
import org.blemish.core.file.Sha256;
import org.blemish.data.Sample;

/**
 * SHA-256 of several parts. Each part is preceded by its length, so that the same bytes divided
 * differently have another digest.
 */
final class ContentDigest {
  private final Sha256 digest = new Sha256();

  ContentDigest add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  ContentDigest add(byte[] bytes) {
    digest.add(bytes.length + ":").add(bytes);
    return this;
  }

  /** Adds the id of a sample and the contents of its files. */
  ContentDigest add(Sample sample) {
    add(sample.id());
    sample.image().ifPresent(file -> add(Sha256.of(file).bytes()));
    sample.scan().ifPresent(file -> add(Sha256.of(file).bytes()));
    return this;
  }

  /** The digest in lower-case hexadecimal; nothing may be added afterwards. */
  String hex() {
    return digest.hex();
  }
}
