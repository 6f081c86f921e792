// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngWriterTest {
  @Test
  void javaReadsTheSamePixels() throws IOException {
    Random random = new Random(1);
    for (int trial = 0; trial < 30; trial++) {
      int width = 1 + random.nextInt(40);
      int height = 1 + random.nextInt(40);
      byte[] rgb = new byte[3 * width * height];
      random.nextBytes(rgb);
      BufferedImage read = read(PngWriter.bytes(Image.rgb(rgb, width, height)));

      assertThat(read.getRaster().getNumBands()).isEqualTo(3);
      assertThat(read.getWidth()).isEqualTo(width);
      assertThat(read.getHeight()).isEqualTo(height);
      for (int i = 0; i < width * height; i++) {
        int expected =
            (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | (rgb[3 * i + 2] & 0xff);
        assertThat(read.getRGB(i % width, i / width) & 0xffffff).isEqualTo(expected);
      }
    }
  }

  @Test
  void aGreyImageHasOneChannel() throws IOException {
    byte[] grey = new byte[7 * 5];
    new Random(2).nextBytes(grey);

    BufferedImage read = read(PngWriter.bytes(Image.grey(grey, 7, 5)));

    assertThat(read.getRaster().getNumBands()).isEqualTo(1);
    for (int i = 0; i < grey.length; i++) {
      assertThat(read.getRaster().getSample(i % 7, i / 7, 0)).isEqualTo(grey[i] & 0xff);
    }
  }

  @Test
  void aLongFileHasSeveralDataChunksWithTheirChecksums() throws IOException {
    byte[] noise = new byte[3 * 300 * 200];
    new Random(3).nextBytes(noise);

    List<String> chunks = chunks(PngWriter.bytes(Image.rgb(noise, 300, 200)));

    assertThat(chunks.get(0)).isEqualTo("IHDR");
    assertThat(chunks.subList(1, chunks.size() - 1)).hasSizeGreaterThan(2).containsOnly("IDAT");
    assertThat(chunks.get(chunks.size() - 1)).isEqualTo("IEND");
  }

  @Test
  void leavesTheStreamOpen() throws IOException {
    boolean[] closed = {false};
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    PngWriter.write(Image.grey(new byte[1], 1, 1), out);

    assertThat(closed[0]).isFalse();
    assertThat(out.toByteArray()).isEqualTo(PngWriter.bytes(Image.grey(new byte[1], 1, 1)));
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** Types of all chunks, in their order. */
  private static List<String> chunks(byte[] png) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(png));
    assertThat(in.readLong()).as("signature").isEqualTo(0x89504e470d0a1a0aL);
    List<String> types = new ArrayList<>();
    while (in.available() > 0) {
      int length = in.readInt();
      byte[] named = in.readNBytes(4 + length);
      CRC32 check = new CRC32();
      check.update(named);
      assertThat(in.readInt()).as("checksum").isEqualTo((int) check.getValue());
      types.add(new String(named, 0, 4, StandardCharsets.US_ASCII));
    }
    return types;
  }
}
