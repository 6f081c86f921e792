// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EscapedOutputTest {
  @Test
  void aPrintedLineIsOneLine() {
    StringWriter target = new StringWriter();
    EscapedOutput out = new EscapedOutput(target);
    out.println("GOOD  a\nDEFECTIVE  b\t\u001b[2J.png");
    out.printf("two%nlines%n");
    out.flush();
    assertThat(target.toString().lines())
        .containsExactly("GOOD  a\\nDEFECTIVE  b\\t\\u001b[2J.png", "two", "lines");
  }
}
