// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Base64;
import java.util.Optional;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.FloatMap;
import org.blemish.core.scan.Scan;
import org.junit.jupiter.api.Test;

class EmbeddedSurfaceTest {
  @Test
  void depthsAreScaledToSixteenBitsAndMissingReadingsStayMissing() {
    FloatMap z = new FloatMap(3, 1, new float[] {0.5f, 0, 0.75f});

    EmbeddedSurface surface = EmbeddedSurface.of(Scan.ofDepth(z)).orElseThrow();

    ShortBuffer values =
        ByteBuffer.wrap(Base64.getDecoder().decode(surface.data()))
            .order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer();
    assertThat(Short.toUnsignedInt(values.get(0))).isEqualTo(1);
    assertThat(values.get(1)).isZero();
    assertThat(Short.toUnsignedInt(values.get(2))).isEqualTo(65_535);
    assertThat(surface.near()).isEqualTo(0.5);
    assertThat(surface.far()).isEqualTo(0.75);
    assertThat(surface.pitchX()).as("a depth map has no coordinates").isZero();
  }

  @Test
  void cellsAverageTheirReadingsAndTheirPitchGrows() {
    int side = 192;
    Size size = new Size(side, side);
    FloatMap z = FloatMap.zeros(size);
    FloatMap x = FloatMap.zeros(size);
    FloatMap y = FloatMap.zeros(size);
    for (int i = 0; i < side * side; i++) {
      // A quarter of each cell has no reading.
      z.values()[i] = i % 2 == 0 && i / side % 2 == 0 ? 0 : 1 + i % 2;
      x.values()[i] = i % side * 0.001f;
      int row = i / side;
      y.values()[i] = -row * 0.002f;
    }

    EmbeddedSurface surface =
        EmbeddedSurface.of(new Scan(z, Optional.of(x), Optional.of(y))).orElseThrow();

    assertThat(surface.size()).isEqualTo(new Size(96, 96));
    assertThat(surface.near()).isEqualTo(surface.far()).isCloseTo(5 / 3.0, within(1e-6));
    assertThat(surface.pitchX()).isCloseTo(0.002, within(1e-6));
    assertThat(surface.pitchY()).isCloseTo(0.004, within(1e-6));
  }

  @Test
  void aScanWithoutReadingsHasNoSurface() {
    assertThat(EmbeddedSurface.of(Scan.ofDepth(FloatMap.zeros(new Size(4, 4))))).isEmpty();
  }
}
