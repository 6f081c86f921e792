// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.geometry.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {
  /** Three columns, two rows: {@code abc / def}. */
  private static final byte[] STORED = "abcdef".getBytes(ISO_8859_1);

  // EXIF 2.32, tag 274: where the stored row 0 and column 0 are in the upright image.
  @ParameterizedTest
  @CsvSource({
    "0, abcdef, 3x2", // not a value: upright
    "1, abcdef, 3x2", // top, left
    "2, cbafed, 3x2", // top, right
    "3, fedcba, 3x2", // bottom, right
    "4, defabc, 3x2", // bottom, left
    "5, adbecf, 2x3", // left, top
    "6, daebfc, 2x3", // right, top
    "7, fcebda, 2x3", // right, bottom
    "8, cfbead, 2x3", // left, bottom
    "9, abcdef, 3x2"
  })
  void turnsTheImageUprightForAllEightValues(int tag, String upright, String size) {
    Orientation orientation = Orientation.ofTag(tag);

    assertThat(new String(orientation.upright(STORED, new Size(3, 2), 1), ISO_8859_1))
        .isEqualTo(upright);
    assertThat(orientation.upright(new Size(3, 2))).hasToString(size);
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theTagIsFoundInBothByteOrders(boolean little) {
    ByteBuffer block = block(little, 6);

    assertThat(Exif.orientation(block)).isEqualTo(Orientation.ofTag(6));
  }

  @Test
  void aCutOffBlockCountsAsUpright() {
    byte[] block = block(true, 6).array();

    for (int length = 0; length < block.length - 4; length++) {
      assertThat(Exif.orientation(ByteBuffer.wrap(block, 0, length)))
          .isEqualTo(Orientation.UPRIGHT);
    }
  }

  private static ByteBuffer block(boolean little, int tag) {
    ByteBuffer block =
        ByteBuffer.allocate(8 + 2 + 24 + 4)
            .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    block.put((byte) (little ? 'I' : 'M')).put((byte) (little ? 'I' : 'M'));
    block.putShort((short) 42).putInt(8).putShort((short) 2);
    block
        .putShort((short) 256)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) 5)
        .putShort((short) 0);
    block.putShort((short) 274).putShort((short) 3).putInt(1).putShort((short) tag);
    return block.putShort((short) 0).putInt(0).rewind();
  }
}
