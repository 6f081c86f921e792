// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HousekeepingTest {
  @Test
  void workAfterAFailureIsDone() {
    List<String> done = new ArrayList<>();
    Runnable failing =
        () -> {
          throw new IllegalStateException("disk");
        };
    try (Housekeeping housekeeping =
        new Housekeeping(List.of(() -> done.add("jobs"), failing, () -> done.add("files")))) {
      housekeeping.run();
    }
    assertThat(done).containsExactly("jobs", "files");
  }
}
