// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
  @TempDir private Path folder;

  @Test
  void moreThanTheDiskHasIsRefusedBeforeItIsWritten() {
    long thousandTebibytes = 1L << 50;
    assertThatThrownBy(
            () -> DiskSpace.require(folder, thousandTebibytes, "features", "free some space"))
        .isInstanceOf(BlemishException.class)
        .hasMessageStartingWith(folder + ": features need 1073741824 MiB, but ")
        .hasMessageEndingWith(" MiB are free: free some space");
  }

  @Test
  void whatFitsPasses() {
    assertThatCode(() -> DiskSpace.require(folder, 1, "features", "free some space"))
        .doesNotThrowAnyException();
  }
}
