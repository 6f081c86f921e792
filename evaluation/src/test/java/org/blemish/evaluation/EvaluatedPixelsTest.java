// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.core.scoring.RawMaps;
import org.blemish.data.area.InferenceAreas;
import org.junit.jupiter.api.Test;

class EvaluatedPixelsTest {
  private static final Input INPUT = Input.of(Image.grey(new byte[80], 10, 8));

  private static RawMaps maps(Optional<Rectangle> region, Optional<Mask> ignore) {
    Preparation whole = Preparation.stretched(new Size(5, 4));
    Preparation preparation =
        new Preparation(whole.size(), whole.fit(), region, whole.exposure(), whole.tiling());
    return new RawMaps(Map.of(), preparation.geometry(INPUT.size()), ignore);
  }

  @Test
  void withoutExcludedPixelsTheInputIsUnchanged() {
    EvaluatedPixels all = EvaluatedPixels.of(maps(Optional.empty(), Optional.empty()));
    assertThat(all.excluded()).isEmpty();
    assertThat(all.restrict(INPUT)).isSameAs(INPUT);
  }

  @Test
  void excludesIgnoredPixelsAndAllOutsideTheRegion() {
    Mask ignored = Mask.empty(INPUT.size());
    ignored.bits().set(3 * 10 + 4);
    ignored.bits().set(3 * 10 + 5);
    EvaluatedPixels evaluated =
        EvaluatedPixels.of(maps(Optional.of(new Rectangle(2, 1, 6, 5)), Optional.of(ignored)));
    Mask excluded = evaluated.restrict(INPUT).ignore().orElseThrow();
    assertThat(excluded.count()).isEqualTo(80 - 6 * 5 + 2);
    assertThat(excluded.get(4, 3)).isTrue();
    assertThat(excluded.get(1, 3)).isTrue();
    assertThat(excluded.get(8, 3)).isTrue();
    assertThat(excluded.get(2, 1)).isFalse();
    assertThat(excluded.get(7, 5)).isFalse();
    assertThat(excluded.get(7, 6)).isTrue();
  }

  @Test
  void theHighestValueIsThatOfAnEvaluatedPixel() {
    FloatMap map = new FloatMap(3, 1, new float[] {7, 2, 5});
    Rectangle right = new Rectangle(1, 0, 2, 1);
    EvaluatedPixels evaluated =
        EvaluatedPixels.of(
            new InferenceAreas(Optional.empty(), Optional.of(right)), map.size(), "a.png");
    assertThat(evaluated.highest(map, "a.png")).isEqualTo(5);
  }

  @Test
  void rejectsAnImageWithoutEvaluatedPixels() {
    FloatMap map = FloatMap.zeros(new Size(3, 1));
    EvaluatedPixels none = new EvaluatedPixels(map.size(), Optional.of(Mask.full(map.size())));
    assertThatThrownBy(() -> none.highest(map, "a.png"))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("a.png: the ignored areas cover all 3x1 pixels");
  }
}
