// SPDX-License-Identifier: Apache-2.0
package org.blemish.ast.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class FoldNetworksTest {
  @Test
  void allFoldsButTheFirstAreScoredOnce() {
    assertThat(new FoldNetworks(3, 0.5).groups(10))
        .containsExactly(List.of(1, 4, 7), List.of(2, 5, 8), List.of(3, 6, 9));
  }

  @Test
  void thereAreNoMoreNetworksThanFolds() {
    assertThat(new FoldNetworks(3, 0.5).groups(3)).containsExactly(List.of(1), List.of(2));
    assertThat(new FoldNetworks(3, 0.5).groups(2)).containsExactly(List.of(1));
  }

  @Test
  void valuesOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new FoldNetworks(1, 0.5))
        .isInstanceOf(BlemishException.class)
        .hasMessage("ast.foldNetworks.count: 1 given, expected 2 to 20");
    assertThatThrownBy(() -> new FoldNetworks(3, 0))
        .isInstanceOf(BlemishException.class)
        .hasMessage("ast.foldNetworks.epochs: 0.0 given, expected a share above 0 and up to 1");
    assertThatThrownBy(() -> new FoldNetworks(3, 1.5)).isInstanceOf(BlemishException.class);
  }
}
