// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.junit.jupiter.api.Test;

class BilinearMaskResizeTest {
  /** Values from PyTorch: {@code interpolate(mask, mode="bilinear", align_corners=False) > 0}. */
  @Test
  void setsThePixelsThatBilinearInterpolationTouches() throws IOException {
    try (InputStream in =
        BilinearMaskResizeTest.class.getResourceAsStream("/metrics/touched_masks.json")) {
      for (JsonNode example : new ObjectMapper().readTree(in)) {
        BitSet bits = bits(example.get("pixels"));
        Mask mask = new Mask(example.get("width").asInt(), example.get("height").asInt(), bits);
        Size target =
            new Size(example.get("targetWidth").asInt(), example.get("targetHeight").asInt());

        Mask touched = BilinearMaskResize.resize(mask, target);

        assertThat(touched.bits())
            .as(mask.size().toString())
            .isEqualTo(bits(example.get("touched")));
      }
    }
  }

  private static BitSet bits(JsonNode indices) {
    BitSet bits = new BitSet();
    indices.forEach(index -> bits.set(index.asInt()));
    return bits;
  }
}
