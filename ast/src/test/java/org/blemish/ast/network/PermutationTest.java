// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.network;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.IntStream;
import org.blemish.ast.ReferenceFiles;
import org.junit.jupiter.api.Test;

class PermutationTest {
  @Test
  void equalsNumpysLegacyGenerator() {
    int checked = 0;
    for (Map.Entry<String, JsonNode> entry :
        ReferenceFiles.json("permutations.json").properties()) {
      String[] parts = entry.getKey().split("[=,]");
      int n = Integer.parseInt(parts[1]);
      int seed = Integer.parseInt(parts[3]);
      int[] expected =
          IntStream.range(0, entry.getValue().size())
              .map(i -> entry.getValue().get(i).asInt())
              .toArray();
      assertThat(Permutation.of(seed, n)).as(entry.getKey()).isEqualTo(expected);
      checked++;
    }
    assertThat(checked).isPositive();
  }

  @Test
  void theInverseRestoresTheOrder() {
    int[] order = Permutation.of(3, 50);
    int[] inverse = Permutation.inverse(order);
    assertThat(IntStream.range(0, 50).map(i -> inverse[order[i]]))
        .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void zeroAndOneElementsKeepTheirOrder() {
    assertThat(Permutation.of(0, 0)).isEmpty();
    assertThat(Permutation.of(0, 1)).containsExactly(0);
  }
}
