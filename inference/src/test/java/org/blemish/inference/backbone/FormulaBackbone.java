// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A real architecture whose weights need no file: they are made by a formula. */
public final class FormulaBackbone {
  private FormulaBackbone() {}

  /**
   * EfficientNet-Lite1 with these outputs. It has no global pooling, so that what a tile gives does
   * not depend on the rest of an image.
   */
  public static Backbone lite1(String... outputs) {
    String name = "tf_efficientnet_lite1";
    try {
      return EfficientNet.named(name)
          .withOutputs(outputs)
          .build(name, EfficientNetReference.timm(name).formulaWeights());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
