// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.blemish.core.BlemishException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemLimitTest {
  private static final String PROPERTY = "blemish.maxTableBytes";

  @AfterEach
  void clear() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void aPropertyReplacesTheDefault() {
    assertThat(SystemLimit.TABLE_BYTES.orDefault(7)).isEqualTo(7);
    System.setProperty(PROPERTY, "500");
    assertThat(SystemLimit.TABLE_BYTES.orDefault(7)).isEqualTo(500);
    SystemLimit.check();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "1e6", "4G", "", "99999999999"})
  void anotherTextIsRefusedByItsName(String text) {
    System.setProperty(PROPERTY, text);
    assertThat(SystemLimit.TABLE_BYTES.orDefault(7)).isEqualTo(7);
    assertThatThrownBy(SystemLimit::check)
        .isInstanceOf(BlemishException.class)
        .hasMessage("-D%s=%s: expected a whole number from 1 to 2147483639", PROPERTY, text);
  }
}
