// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.blemish.core.BlemishException;
import org.blemish.core.file.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The digests are those of {@code camera_frames.py}: OpenCV's conversions, and numpy's. */
class CameraFramesTest {
  private static final int WIDTH = 16;
  private static final int HEIGHT = 10;

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "MONO10, c481d165e272ae13f17b0bb57a1ef48aa73dc74078f667e98f7370aaeb8e0f22",
    "MONO12, f0eb813f95fa20391060e66c812ef974a1966117b821a723bc091a6c43b193b3",
    "MONO14, d36ab186de785edabc4ae77be1a9cf43bd093b5834cc45e00e7471c3d9323401",
    "MONO16, 3c95d788cd9c743acff535e07f019c34b4759ca0ba87478a69c9dfec46aaa149",
    "BAYER_RG8, 7c5a08931b1330d6bb23e9bdca298f3e0bb5f643cbe88affa82cd882f92a4fd7",
    "BAYER_GR8, 0aea3dd87db420cae94399901cc255931c4bf8bed659fe183260039ed8ad06c8",
    "BAYER_GB8, f3a6eb35a639e3d0dc459659909d561df39bfb1b1441fab4d104e67401265517",
    "BAYER_BG8, 077eaa5d932ff836a10199f0dbb08522ec4f374b1b8cecb7a9cdb1ebd30bae08",
    "YUYV, c4e7f10221f836cf361f9ad3f209b5c28d5dcbbb15e78ee9c32a0846ff9303ca",
    "NV12, b01e61542d9041773dcad6cf7f0a6367464ad7afd50df2bee48f6ecd9c148b64",
    "RGBA8, e19a9d536c5de11d036342f0a9696c0282862ec3821f89bd0eb98055abc5f488",
    "BGRA8, 898851ba88adc4c80b2919caca93139345f42d0df69fe5e10f4f9fe4b891d6ed",
    "BGR8, 5364d7f846dd093c827070fbe6881abcd572e826388102cc349d8bc00864ed05"
  })
  void aFrameHasTheReferencePixels(PixelFormat format, String digest) {
    byte[] frame = frame(format);
    Image image = image(frame, WIDTH * format.bytes(), format);

    assertThat(Sha256.of(image.toRgb()).hex()).isEqualTo(digest);
    assertThat(image.format() == PixelFormat.MONO8).isEqualTo(format.name().startsWith("MONO"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"MONO8", "MONO12", "RGB8", "RGBA8", "BAYER_GB8", "YUYV", "NV12"})
  void bytesBetweenRowsAreSkipped(PixelFormat format) {
    byte[] frame = format == PixelFormat.MONO8 ? bytes(WIDTH * HEIGHT) : frame(format);
    int row = WIDTH * format.bytes();
    byte[] padded = new byte[frame.length / row * (row + 5)];
    for (int y = 0; y < frame.length / row; y++) {
      System.arraycopy(frame, y * row, padded, y * (row + 5), row);
    }

    assertThat(image(padded, row + 5, format).toRgb()).isEqualTo(image(frame, row, format).toRgb());
  }

  @Test
  void aValueAboveTheFormatsGreatestIsRefusedWithItsPlace() {
    ByteBuffer frame = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    frame.putShort(8, (short) 4096);

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Image.of(frame, 3, 2, 6, PixelFormat.MONO12))
        .withMessageContaining("pixel x=1 y=1 of the frame is 4096")
        .withMessageContaining("4095");
    assertThat(Image.of(frame, 3, 2, 6, PixelFormat.MONO14).toRgb()[12] & 255).isEqualTo(64);
  }

  @Test
  void sizesThatAFormatCannotHaveAreRefused() {
    ByteBuffer frame = ByteBuffer.allocate(100);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of(frame, 3, 2, 6, PixelFormat.YUYV))
        .withMessageContaining("even width");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of(frame, 4, 3, 4, PixelFormat.NV12))
        .withMessageContaining("even height");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of(frame, 5, 1, 5, PixelFormat.BAYER_RG8))
        .withMessageContaining("2x2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Image.of(frame, 10, 8, 10, PixelFormat.NV12))
        .withMessageContaining("needs 120 bytes");
  }

  private static Image image(byte[] frame, int stride, PixelFormat format) {
    return Image.of(ByteBuffer.wrap(frame), WIDTH, HEIGHT, stride, format);
  }

  private static byte[] frame(PixelFormat format) {
    if (!format.name().startsWith("MONO")) {
      int bytes = WIDTH * HEIGHT * format.bytes();
      return bytes(format == PixelFormat.NV12 ? bytes * 3 / 2 : bytes);
    }
    int levels = 1 << Integer.parseInt(format.name().substring(4));
    ByteBuffer frame = ByteBuffer.allocate(2 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      frame.putShort((short) (1237 * i % levels));
    }
    return frame.array();
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) (37 * i + i * i / 7);
    }
    return bytes;
  }
}
