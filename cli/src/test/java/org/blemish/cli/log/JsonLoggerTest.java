// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;

class JsonLoggerTest {
  private static final String OWN = "org.blemish.server.requests";
  private static final String LIBRARY = "org.eclipse.jetty.server.Server";

  /** The levels that a logger writes. */
  private static Stream<Level> levels(String name, Optional<Level> chosen) {
    JsonLogger logger = new JsonLogger(name, new BasicMDCAdapter(), chosen);
    return Stream.of(Level.values()).filter(logger::isEnabledForLevel);
  }

  @Test
  void byDefaultOwnMessagesAreWrittenFromInfoAndThoseOfLibrariesFromWarn() {
    assertThat(levels(OWN, Optional.empty())).containsExactly(Level.ERROR, Level.WARN, Level.INFO);
    assertThat(levels(LIBRARY, Optional.empty())).containsExactly(Level.ERROR, Level.WARN);
  }

  @Test
  void chosenLevelHoldsForBothExceptDebugForLibraries() {
    assertThat(levels(OWN, Optional.of(Level.ERROR))).containsExactly(Level.ERROR);
    assertThat(levels(LIBRARY, Optional.of(Level.ERROR))).containsExactly(Level.ERROR);
    assertThat(levels(LIBRARY, Optional.of(Level.INFO)))
        .containsExactly(Level.ERROR, Level.WARN, Level.INFO);
    assertThat(levels(OWN, Optional.of(Level.DEBUG)))
        .containsExactly(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG);
    assertThat(levels(LIBRARY, Optional.of(Level.DEBUG)))
        .containsExactly(Level.ERROR, Level.WARN, Level.INFO);
  }
}
