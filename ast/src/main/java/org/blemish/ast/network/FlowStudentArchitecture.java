// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import java.util.Map;
import org.blemish.core.tensor.Tensor;

/**
 * Architecture of a symmetric student: a flow with the permutations of the teacher.
 *
 * @param flow with the same channels, positions and kernels as the teacher
 */
public record FlowStudentArchitecture(TeacherArchitecture flow) implements StudentArchitecture {
  @Override
  public StateDictLayout layout() {
    return new StateDictLayout("student", flow.layout().slots());
  }

  @Override
  public StudentNetwork open(
      int height, int width, Map<String, Tensor> values, ConvolutionPrecision precision) {
    return new FlowStudent(new Teacher(flow, height, width, values, precision));
  }
}
