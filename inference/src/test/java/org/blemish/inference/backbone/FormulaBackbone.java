// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A real architecture whose weights need no file: they are made by a formula. */
public final class FormulaBackbone {
  private FormulaBackbone() {}

  /** EfficientNet-B0 with these outputs. */
  public static Backbone b0(String... outputs) {
    String name = "efficientnet-b0";
    try {
      return EfficientNet.named(name)
          .withOutputs(outputs)
          .build(name, Golden.of(name).formulaWeights());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
