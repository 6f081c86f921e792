// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected digests are those of FIPS 180-4's examples. */
class Sha256Test {
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String MILLION_A =
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

  @TempDir Path folder;

  @Test
  void agreesWithTheStandardsExamples() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "a".repeat(1_000_000));
    assertThat(Sha256.of("abc").hex()).isEqualTo(ABC);
    assertThat(Sha256.of("abc".getBytes(StandardCharsets.US_ASCII)).hex()).isEqualTo(ABC);
    assertThat(new Sha256().hex()).isEqualTo(NOTHING);
    assertThat(Sha256.of(file).hex()).isEqualTo(MILLION_A);
  }

  @Test
  void addedPartsAreOneSequence() {
    byte[] padded = "..abc..".getBytes(StandardCharsets.US_ASCII);
    assertThat(new Sha256().add("a").add(padded, 3, 2).hex()).isEqualTo(ABC);
    assertThat(new Sha256().add("a").add("bc").bytes()).hasSize(32).startsWith(0xba, 0x78);
  }

  @Test
  void thePositionOfABufferIsNotChanged() {
    ByteBuffer buffer = ByteBuffer.wrap("..abc".getBytes(StandardCharsets.US_ASCII)).position(2);
    assertThat(Sha256.of(buffer).hex()).isEqualTo(ABC);
    assertThat(buffer.position()).isEqualTo(2);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Sha256.of(folder.resolve("gone")))
        .isInstanceOf(BlemishException.class)
        .hasMessage(folder.resolve("gone") + ": no such file");
  }
}
