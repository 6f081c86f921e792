// SPDX-License-Identifier: Apache-2.0
package org.blemish.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.blemish.core.image.Image;
import org.blemish.core.image.Images;
import org.junit.jupiter.api.Test;

class CameraLoopTest {
  private static final Path FIXTURE = Path.of("../model");

  private static CameraLoop.Frame frame(long number, String file) {
    Image image = Images.read(FIXTURE.resolve(file));
    byte[] rgb = image.toRgb();
    ByteBuffer bgr = ByteBuffer.allocateDirect(rgb.length);
    for (int i = 0; i < rgb.length; i += 3) {
      bgr.put(rgb[i + 2]).put(rgb[i + 1]).put(rgb[i]);
    }
    return new CameraLoop.Frame(
        number, bgr.flip(), image.width(), image.height(), 3 * image.width());
  }

  @Test
  void framesThatAreNotGoodAreRejected() {
    List<Long> rejected = new ArrayList<>();
    CameraLoop.run(
        FIXTURE.resolve("model.blemish"),
        List.of(frame(1, "good.png"), frame(2, "defective.png")).iterator(),
        rejected::add);
    assertEquals(List.of(2L), rejected);
  }
}
