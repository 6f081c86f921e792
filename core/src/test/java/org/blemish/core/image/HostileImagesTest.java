// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small files that once took seconds and gigabytes, and files that never end. */
class HostileImagesTest {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "jpeg_2000_scans.jpg, more than 32 scans",
    "lossless_truncated_symbols.webp, end too early",
    "scan_300_channels.tiff, 300 channels"
  })
  void aHostileFileIsRefusedWithLittleWork(String name, String reason) throws IOException {
    byte[] file = resource(name);

    withinBounds(
        () -> {
          assertThatExceptionOfType(BlemishException.class)
              .isThrownBy(() -> Images.read(file, name))
              .withMessageContaining(reason);
          return name;
        });
  }

  /** Two state 14000x14000 pixels, the third a PNG of 1 GiB inside of a BMP. */
  @Test
  void aFileTooShortForItsPixelsIsRefusedBeforeMemoryIsAllocated() throws IOException {
    byte[] webp = Files.readAllBytes(ImageTestFiles.path("modes/lossless.webp"));
    int size = 13_999 | 13_999 << 14;
    ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN).putInt(21, size);
    byte[] png = Files.readAllBytes(ImageTestFiles.path("modes/grey8.png"));
    ByteBuffer.wrap(png).putInt(16, 14_000).putInt(20, 14_000);
    CRC32 sum = new CRC32();
    sum.update(png, 12, 17);
    ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    byte[] bmp = Files.readAllBytes(ImageTestFiles.path("modes/rgb_bmp.bmp"));
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(30, 5).putInt(34, 1 << 30);

    for (byte[] file : List.of(webp, png, bmp)) {
      withinBounds(
          () -> {
            assertThatExceptionOfType(BlemishException.class)
                .isThrownBy(() -> Images.read(file, "large"))
                .withMessageMatching(".*(bytes cannot hold|holds a JPEG or PNG).*");
            return "";
          });
    }
  }

  @Test
  void theNumberOfScansIsASetting() throws IOException {
    byte[] file = Files.readAllBytes(ImageTestFiles.path("modes/progressive.jpg"));

    assertThat(Images.read(file, "part", new ReadLimits(10_000, 10_000, 10)).width()).isPositive();
    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(file, "part", new ReadLimits(10_000, 10_000, 9)))
        .withMessageContaining("more than 9 scans");
  }

  @Test
  void aMillionChunksOfTextsAndPixelsCostLittle() throws IOException {
    byte[] plain = Files.readAllBytes(ImageTestFiles.path("modes/grey8.png"));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 33);
    byte[] text = chunk("tEXt", "a\0b".getBytes(StandardCharsets.ISO_8859_1));
    byte[] empty = chunk("IDAT", new byte[0]);
    for (int i = 0; i < 500_000; i++) {
      file.write(text);
    }
    for (int i = 0; i < 500_000; i++) {
      file.write(empty);
    }
    file.write(plain, 33, plain.length - 33);

    Image image = withinBounds(() -> Images.read(file.toByteArray(), "chunks.png"));

    assertThat(image.toRgb()).isEqualTo(Images.read(plain, "plain.png").toRgb());
  }

  @Test
  void pixelDataInChunksOfOneByteCostLittle() throws IOException {
    byte[] plain = Files.readAllBytes(ImageTestFiles.path("image_61x97.png"));
    ByteBuffer chunks = ByteBuffer.wrap(plain);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 8);
    for (int at = 8; at < plain.length; at += 12 + chunks.getInt(at)) {
      int length = chunks.getInt(at);
      if (chunks.getInt(at + 4) == 0x49444154) {
        for (int i = 0; i < length; i++) {
          file.write(chunk("IDAT", new byte[] {plain[at + 8 + i]}));
        }
      } else {
        file.write(plain, at, 12 + length);
      }
    }

    Image image = withinBounds(() -> Images.read(file.toByteArray(), "bytes.png"));

    assertThat(image.toRgb()).isEqualTo(Images.read(plain, "plain.png").toRgb());
  }

  @Test
  void aMillionCommentsOfAJpegCostLittle() throws IOException {
    byte[] plain = Files.readAllBytes(ImageTestFiles.path("modes/rgb_420.jpg"));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(plain, 0, 2);
    byte[] comment = {(byte) 0xff, (byte) 0xfe, 0, 3, 'a'};
    for (int i = 0; i < 1_000_000; i++) {
      file.write(comment);
    }
    file.write(plain, 2, plain.length - 2);

    Image image = withinBounds(() -> Images.read(file.toByteArray(), "comments.jpg"));

    assertThat(image.toRgb()).isEqualTo(Images.read(plain, "plain.jpg").toRgb());
  }

  @ParameterizedTest
  @CsvSource({"image_61x97.png, the limit is", "modes/rgb_420.jpg, the limit is"})
  void aFileFarLongerThanItsPixelsNeedIsNotRead(String name, String reason) throws IOException {
    Path path = folder.resolve("long");
    Files.copy(ImageTestFiles.path(name), path);
    lengthen(path, 3L << 30);

    withinBounds(
        () -> {
          assertThatExceptionOfType(BlemishException.class)
              .isThrownBy(() -> Images.read(path))
              .withMessageContaining(path.toString())
              .withMessageContaining(reason);
          return path;
        });
  }

  @Test
  void aLongFileThatIsNoImageIsNotRead() throws IOException {
    Path path = folder.resolve("zeros.png");
    Files.createFile(path);
    lengthen(path, 8L << 30);

    withinBounds(
        () -> {
          assertThatExceptionOfType(BlemishException.class)
              .isThrownBy(() -> Images.read(path))
              .withMessageContaining("not an image");
          return path;
        });
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToADeviceIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("endless.png"), Path.of("/dev/zero"));

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(link))
        .withMessage(link + ": is a device or a pipe, expected a file");
  }

  @ParameterizedTest
  @CsvSource({
    "00 00 00 1c 66 74 79 70 61 76 69 66, AVIF",
    "00 00 00 18 66 74 79 70 68 65 69 63, HEIC",
    "00 00 00 0c 6a 50 20 20 0d 0a 87 0a, JPEG 2000",
    "ff 0a 00 00, JPEG XL",
    "38 42 50 53 00 01, Photoshop"
  })
  void otherPictureFormatsAreNamed(String start, String format) {
    byte[] file = HexFormat.ofDelimiter(" ").parseHex(start);

    assertThatExceptionOfType(BlemishException.class)
        .isThrownBy(() -> Images.read(file, "part"))
        .withMessageContaining(format + " images are not read; convert it to PNG");
  }

  /** 2 seconds of processor time, and 256 MB that are allocated at all. */
  private static <T> T withinBounds(Supplier<T> work) {
    long thread = Thread.currentThread().getId();
    long time = THREADS.getThreadCpuTime(thread);
    long bytes = THREADS.getThreadAllocatedBytes(thread);
    T result = work.get();
    assertThat(THREADS.getThreadCpuTime(thread) - time).isLessThan(2_000_000_000L);
    assertThat(THREADS.getThreadAllocatedBytes(thread) - bytes).isLessThan(256L << 20);
    return result;
  }

  private static byte[] chunk(String type, byte[] content) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + content.length);
    chunk.putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, 4 + content.length);
    return chunk.putInt((int) sum.getValue()).array();
  }

  /** A hole that takes no space on the disk. */
  private static void lengthen(Path path, long bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(bytes);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            HostileImagesTest.class.getResourceAsStream("/image/hostile/" + name))) {
      return in.readAllBytes();
    }
  }
}
