// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.internal.DamagedFileException;
import org.blemish.core.image.internal.ImageFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are valid and rare, and would be misread by decoders that do not expect them. */
class UnusualImagesTest {
  /** EXIF with orientation 6: the first row is on the right. */
  private static final byte[] TURNED =
      ByteBuffer.allocate(26)
          .put(new byte[] {'M', 'M', 0, 42})
          .putInt(8)
          .putShort((short) 1)
          .putShort((short) 274)
          .putShort((short) 3)
          .putInt(1)
          .putShort((short) 6)
          .array();

  @TempDir Path folder;

  @Test
  void theOrientationOfAPngMayFollowItsPixels() throws IOException {
    // Two columns, one row; padded beyond what is read of a file to find its size.
    byte[] padding = new byte[1 << 20];
    byte[] png =
        png(
            chunk("IHDR", header(2, 1, 0)),
            chunk("IDAT", deflated(0, 10, 200)),
            chunk("teSt", padding),
            chunk("eXIf", TURNED),
            chunk("IEND"));
    Path file = Files.write(folder.resolve("a.png"), png);

    Image image = Images.read(file);

    assertThat(image.size()).isEqualTo(new Size(1, 2)).isEqualTo(Images.size(file));
    assertThat(image.toRgb()).containsExactly(10, 10, 10, 200, 200, 200);
  }

  /** Pixel data longer than is ever read; the file has no such blocks on disk. */
  @Test
  void theSizeOfAPngNeedsNoPixelData() throws IOException {
    int gap = 300 << 20;
    Path file = folder.resolve("large.png");
    byte[] start = png(chunk("IHDR", header(2, 1, 0)));
    byte[] many = joined(chunk("teSt"), chunk("teSt", 1, 2, 3), chunk("eXIf", TURNED));
    try (FileChannel channel = FileChannel.open(file, CREATE, WRITE)) {
      channel.write(ByteBuffer.wrap(start));
      channel.write(ByteBuffer.allocate(8).putInt(gap).put("IDAT".getBytes(ISO_8859_1)).flip());
      channel.write(ByteBuffer.wrap(joined(many, chunk("IEND"))), start.length + 12L + gap);
    }

    assertThat(Images.size(file)).isEqualTo(new Size(1, 2));

    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      channel.truncate(gap);
    }
    assertThat(Images.size(file)).as("a file that ends early").isEqualTo(new Size(2, 1));
  }

  @Test
  void aPixelBehindThePaletteOfAPngIsRefused() throws IOException {
    byte[] png =
        png(
            chunk("IHDR", header(2, 1, 3)),
            chunk("PLTE", 1, 2, 3, 4, 5, 6),
            chunk("IDAT", deflated(0, 1, 2)),
            chunk("IEND"));

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(png, "a.png"))
        .withMessageContaining("a pixel is colour 2 of a palette of 2");
  }

  @Test
  void aPngThatBeginsWithAnotherChunkIsRefused() throws IOException {
    byte[] png = png(chunk("CgBI", 0x50, 0, 0x20, 6), chunk("IHDR", header(2, 1, 0)));

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(png, "a.png"))
        .withMessageContaining("does not begin with its header chunk");
  }

  @Test
  void theOrientationOfABigTiffIsApplied() {
    ByteBuffer file = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 43).putShort((short) 8);
    file.putShort((short) 0).putLong(16).putLong(7);
    int[][] entries = {{256, 2}, {257, 1}, {258, 8}, {262, 1}, {273, 200}, {274, 6}, {279, 2}};
    for (int[] entry : entries) {
      file.putShort((short) entry[0]).putShort((short) 4).putLong(1).putInt(entry[1]).putInt(0);
    }
    file.put(200, (byte) 10).put(201, (byte) 90);

    Image image = Images.read(file.array(), "a.tif");

    assertThat(image.size()).isEqualTo(new Size(1, 2));
    assertThat(image.toRgb()).containsExactly(10, 10, 10, 90, 90, 90);
  }

  @Test
  void furtherPagesOfATiffAreNoticed() {
    assertThat(FurtherPictures.follow(ImageFormat.TIFF, tiff(0))).isFalse();
    assertThat(FurtherPictures.follow(ImageFormat.TIFF, tiff(0, 0))).isTrue();
    assertThat(FurtherPictures.follow(ImageFormat.TIFF, tiff(0, 1, 4))).isFalse();
    assertThat(FurtherPictures.follow(ImageFormat.TIFF, tiff(0, 1, 0))).isTrue();
    assertThat(FurtherPictures.follow(ImageFormat.TIFF, tiff(1))).isFalse();
    assertThatExceptionOfType(DamagedFileException.class)
        .isThrownBy(() -> FurtherPictures.follow(ImageFormat.TIFF, tiff(1, 0)))
        .withMessageContaining("its first page is a smaller copy");
  }

  @Test
  void aRingOfTiffPagesIsCountedOnce() {
    byte[] file = tiff(0, 0);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 4, 8);

    assertThat(FurtherPictures.follow(ImageFormat.TIFF, file)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P5 1 1 255\nx", "P4 9 1\nxx", "P5 1 1 1000\nxx", "P6 1 1 255\nxyz"})
  void furtherImagesOfAPgmAreNoticed(String image) {
    assertThat(FurtherPictures.follow(ImageFormat.NETPBM, image.getBytes(ISO_8859_1))).isFalse();
    assertThat(FurtherPictures.follow(ImageFormat.NETPBM, (image + image).getBytes(ISO_8859_1)))
        .isTrue();
  }

  @Test
  void animationsAreNoticed() throws IOException {
    byte[] frames = {0, 0, 0, 2, 0, 0, 0, 0};
    assertThat(
            FurtherPictures.follow(
                ImageFormat.PNG, png(chunk("IHDR", header(2, 1, 0)), chunk("acTL", frames))))
        .isTrue();

    byte[] start = "GIF89a\1\0\1\0\u0080\0\0abcdef".getBytes(ISO_8859_1);
    byte[] frame = ",\0\0\0\0\1\0\1\0\0\2\2D\1\0".getBytes(ISO_8859_1);
    byte[] end = {';'};
    assertThat(FurtherPictures.follow(ImageFormat.GIF, joined(start, frame, end))).isFalse();
    assertThat(FurtherPictures.follow(ImageFormat.GIF, joined(start, frame, frame, end))).isTrue();
  }

  /** Pages of one pixel of these kinds (tag 254); the last four bytes link to no further one. */
  private static byte[] tiff(int... kinds) {
    int length = 2 + 2 * 12 + 4;
    ByteBuffer file = ByteBuffer.allocate(8 + kinds.length * length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    for (int i = 0; i < kinds.length; i++) {
      file.putShort((short) 2);
      file.putShort((short) 254).putShort((short) 4).putInt(1).putInt(kinds[i]);
      file.putShort((short) 256).putShort((short) 4).putInt(1).putInt(1);
      file.putInt(i + 1 < kinds.length ? file.position() + 4 : 0);
    }
    return file.array();
  }

  private static int[] header(int width, int height, int colourType) {
    return new int[] {0, 0, 0, width, 0, 0, 0, height, 8, colourType, 0, 0, 0};
  }

  private static byte[] deflated(int... bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes(bytes));
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String type, int... content) {
    return chunk(type, bytes(content));
  }

  private static byte[] chunk(String type, byte[] content) {
    byte[] body = joined(type.getBytes(ISO_8859_1), content);
    CRC32 sum = new CRC32();
    sum.update(body);
    return ByteBuffer.allocate(body.length + 8)
        .putInt(content.length)
        .put(body)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] png(byte[]... chunks) {
    return joined("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1), joined(chunks));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(all::put);
    return all.array();
  }
}
