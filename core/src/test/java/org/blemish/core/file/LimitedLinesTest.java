// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LimitedLinesTest {
  private static List<String> lines(InputStream in, int limit) throws IOException {
    LimitedLines lines = new LimitedLines(in, limit);
    List<String> found = new ArrayList<>();
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      found.add(new String(line.get(), StandardCharsets.UTF_8));
    }
    return found;
  }

  private static List<String> lines(String text, int limit) throws IOException {
    return lines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
  }

  @Test
  void theLastLineNeedsNoLineFeedAndEmptyLinesCount() throws IOException {
    assertThat(lines("a\n\nbc", 100)).containsExactly("a", "", "bc");
    assertThat(lines("a\n", 100)).containsExactly("a");
    assertThat(lines("", 100)).isEmpty();
  }

  @Test
  void theRestOfALongLineIsDropped() throws IOException {
    String longer = "x".repeat(200_000);
    assertThat(lines("first\n" + longer + "\nlast", 70_000))
        .containsExactly("first", "x".repeat(70_000), "last");
  }

  @Test
  @Timeout(120)
  void aLineIsReturnedBeforeTheNextOneIsThere() throws IOException {
    try (PipedOutputStream sender = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(sender)) {
      LimitedLines lines = new LimitedLines(in, 100);
      sender.write("question\n".getBytes(StandardCharsets.UTF_8));
      sender.flush();
      assertThat(lines.next().map(line -> new String(line, StandardCharsets.UTF_8)))
          .contains("question");
    }
  }
}
