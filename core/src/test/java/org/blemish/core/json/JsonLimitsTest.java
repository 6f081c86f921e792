// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.json;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLimitsTest {
  @TempDir Path folder;

  @Test
  void aLongFileIsRefusedBeforeItIsRead() throws IOException {
    Path path = folder.resolve("long.json");
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(5L << 30);
    }

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Json.read(path, JsonNode.class))
        .withMessageContaining("has 5368709120 bytes, the limit is 33554432");
  }

  @Test
  void moreValuesThanMemoryShouldHoldAreRefused() {
    String text = "[" + "{},".repeat(2_100_000) + "{}]";

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Json.read(text, JsonNode.class, "many"))
        .withMessageStartingWith("many: ")
        .withMessageContaining("4000000");
  }
}
