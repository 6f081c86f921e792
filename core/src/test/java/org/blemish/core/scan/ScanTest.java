// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import org.junit.jupiter.api.Test;

class ScanTest {
  @Test
  void aDepthFrameIsReadFromItsPositionWithItsStride() {
    FloatBuffer frame =
        FloatBuffer.wrap(new float[] {9, 500, Float.NaN, 9, 0, 1500, 9}).position(1);
    Scan scan = Scan.ofDepth(frame, 2, 2, 3, ScanUnits.MILLIMETRES);
    assertThat(scan.z().values()).containsExactly(0.5f, 0, 0, 1.5f);
    assertThat(scan.width()).isEqualTo(2);
    assertThat(scan.x()).isEmpty();
  }

  @Test
  void levelsAreUnsigned() {
    ShortBuffer frame = ShortBuffer.wrap(new short[] {1, (short) 50_000, 0, 7});
    Scan scan = Scan.ofDepth(frame, 2, 2, 2, ScanUnits.scaled(0.00001));
    assertThat(scan.z().values()).containsExactly(0.00001f, 0.5f, 0, 0.00007f);
  }

  @Test
  void pointsComeInterleaved() {
    FloatBuffer frame =
        FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5, 0, -1, -1, 6, 7, 8, 9, 10, 11});
    Scan scan = Scan.ofPoints(frame, 2, 2, 8, ScanUnits.METRES);
    assertThat(scan.z().values()).containsExactly(3, 0, 8, 11);
    assertThat(scan.x().orElseThrow().values()).containsExactly(1, 0, 6, 9);
    assertThat(scan.y().orElseThrow().values()).containsExactly(2, 0, 7, 10);
  }

  @Test
  void aScanDoesNotChangeWithTheFrame() {
    float[] sensor = {1, 2};
    Scan scan = Scan.ofDepth(FloatBuffer.wrap(sensor), 2, 1, 2, ScanUnits.METRES);
    sensor[0] = 5;
    assertThat(scan.z().values()).containsExactly(1, 2);
  }

  @Test
  void framesTooSmallForTheirSizeAreRefused() {
    FloatBuffer frame = FloatBuffer.allocate(11);
    assertThatThrownBy(() -> Scan.ofDepth(frame, 4, 3, 4, ScanUnits.METRES))
        .hasMessageContaining("needs 12 numbers, the buffer has 11");
    assertThatThrownBy(() -> Scan.ofPoints(frame, 2, 2, 5, ScanUnits.METRES))
        .hasMessageContaining("stride 5");
    assertThatThrownBy(() -> Scan.ofDepth(ShortBuffer.allocate(4), 2, 2, 2, ScanUnits.UNSPECIFIED))
        .hasMessageContaining("metres per level");
  }
}
