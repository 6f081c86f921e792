// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.Map;
import org.blemish.core.tensor.Tensor;

/** Architecture of a student, residual or a flow. */
public sealed interface StudentArchitecture
    permits ResidualStudentArchitecture, FlowStudentArchitecture {
  /** Names and shapes of the weights. */
  StateDictLayout layout();

  /**
   * Copies weights to native memory; the caller closes the result.
   *
   * @param height rows of the maps
   * @param width columns of the maps
   * @param values a state dict
   * @throws org.blemish.core.BlemishException if the weights do not fit
   */
  StudentNetwork open(
      int height, int width, Map<String, Tensor> values, ConvolutionPrecision precision);
}
