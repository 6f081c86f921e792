// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.blemish.ast.network.ReferenceValues;
import org.blemish.core.BlemishException;
import org.blemish.core.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceNetworksTest {
  @ParameterizedTest
  @ValueSource(strings = {"networks_rgb", "networks_rgb_depth"})
  void sizesFollowFromTheWeights(String name) {
    ReferenceValues reference = ReferenceValues.read(name);
    AstSettings published = reference.depth() ? AstSettings.paperDepth() : AstSettings.paper();
    TrainedAst trained =
        ReferenceNetworks.read(
            reference.withPrefix("trained.teacher."),
            reference.withPrefix("trained.student."),
            published,
            reference.grid(),
            reference.grid());
    assertThat(trained.shape().teacher(trained.settings())).isEqualTo(reference.teacher());
    assertThat(trained.shape().student(trained.settings())).isEqualTo(reference.student());
    assertThat(trained.settings().optimisation()).isEqualTo(published.optimisation());
    try (LibtorchAst ast = LibtorchAst.open(trained, 1)) {
      AstMaps maps = ast.maps(reference.input(), reference.mask());
      TensorAssert.assertClose("map", maps.distance(), reference.get("eval.map"), 1e-5);
    }
  }

  @Test
  void otherNetworksAreRefused() {
    ReferenceValues reference = ReferenceValues.read("networks_rgb");
    Map<String, Tensor> teacher = reference.withPrefix("trained.teacher.");
    Map<String, Tensor> student = reference.withPrefix("trained.student.");
    assertThatThrownBy(() -> read(reference, student, teacher))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("teacher: no convolution module_list.3.s1.conv1.weight")
        .hasMessageContaining("is this a teacher");
    Map<String, Tensor> cut = new HashMap<>(student);
    String missing =
        student.keySet().stream()
            .filter(name -> name.endsWith("running_var"))
            .findFirst()
            .orElseThrow();
    cut.remove(missing);
    assertThatThrownBy(() -> read(reference, teacher, cut)).hasMessageContaining(missing);
  }

  private static TrainedAst read(
      ReferenceValues reference, Map<String, Tensor> teacher, Map<String, Tensor> student) {
    int grid = reference.grid();
    return ReferenceNetworks.read(teacher, student, AstSettings.paper(), grid, grid);
  }
}
