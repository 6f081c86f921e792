// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.ast.AstSettings.StudentSettings;
import org.blemish.ast.AstSettings.TeacherSettings;
import org.blemish.ast.network.TeacherArchitecture;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;

/** Networks that the reference code trained and saved; their sizes follow from the weights. */
public final class ReferenceNetworks {
  private ReferenceNetworks() {}

  /**
   * Reads a teacher and a student of one training.
   *
   * @param teacher its state dict
   * @param student its state dict
   * @param published clamp, epochs and optimisation, which do not follow from the weights: {@link
   *     AstSettings#paper} or {@link AstSettings#paperDepth}
   * @param height rows of the feature maps that the networks were trained on
   * @param width columns of the feature maps
   * @throws BlemishException naming the first tensor that is missing or does not fit the others
   */
  public static TrainedAst read(
      Map<String, Tensor> teacher,
      Map<String, Tensor> student,
      AstSettings published,
      int height,
      int width) {
    String net = TeacherArchitecture.coupling(0);
    long[] reading = shape("teacher", teacher, net + ".s1.conv1.weight");
    int first = (int) shape("teacher", teacher, net + ".s2.conv2.weight")[0] / 2;
    int second = (int) shape("teacher", teacher, net + ".s1.conv2.weight")[0] / 2;
    TeacherSettings flow =
        new TeacherSettings(
            (int) reading[0],
            kernels(teacher),
            published.teacher().clamp(),
            published.teacher().epochs());
    StudentSettings cnn =
        new StudentSettings(
            (int) shape("student", student, "conv1.weight")[0],
            blocks(student),
            published.student().epochs());
    AstSettings settings =
        new AstSettings((int) reading[1] - first, flow, cnn, published.optimisation());
    return new TrainedAst(
        settings, new FeatureShape(first + second, height, width), teacher, student);
  }

  private static List<Integer> kernels(Map<String, Tensor> teacher) {
    List<Integer> kernels = new ArrayList<>();
    for (int k = 0; teacher.containsKey(weight(k)); k++) {
      kernels.add((int) shape("teacher", teacher, weight(k))[2]);
    }
    return kernels;
  }

  private static String weight(int coupling) {
    return TeacherArchitecture.coupling(coupling) + ".s1.conv1.weight";
  }

  private static int blocks(Map<String, Tensor> student) {
    int blocks = 0;
    while (student.containsKey("res." + blocks + ".l1.weight")) {
      blocks++;
    }
    return blocks;
  }

  private static long[] shape(String network, Map<String, Tensor> state, String name) {
    Tensor tensor = state.get(name);
    if (tensor == null || tensor.shape().length != 4) {
      throw new BlemishException(
          "%s: no convolution %s among its %d tensors; is this a %s saved by the reference code?"
              .formatted(network, name, state.size(), network));
    }
    return tensor.shape();
  }
}
