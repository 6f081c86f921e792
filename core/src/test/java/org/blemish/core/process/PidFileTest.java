// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir private Path folder;

  @Test
  void anotherProcessWithTheSamePidIsNotEnded() throws Exception {
    Path file = folder.resolve("running.txt");
    ProcessHandle self = ProcessHandle.current();
    Files.writeString(file, self.pid() + " 2001-01-01T00:00:00Z\n");
    new PidFile(file).endLeftoverProcess();
    assertThat(self.isAlive()).isTrue();
  }

  @Test
  void twoUnknownStartTimesAreNotEqual() {
    Instant start = Instant.parse("2026-01-02T03:04:05Z");
    assertThat(PidFile.isSameStart("2026-01-02T03:04:05Z", Optional.of(start))).isTrue();
    assertThat(PidFile.isSameStart("2026-01-02T03:04:06Z", Optional.of(start))).isFalse();
    assertThat(PidFile.isSameStart("unknown", Optional.empty())).isFalse();
    assertThat(PidFile.isSameStart("unknown", Optional.of(start))).isFalse();
  }
}
