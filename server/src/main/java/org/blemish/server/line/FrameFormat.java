// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;

/**
 * Size and layout of raw frames without gaps between rows.
 *
 * @param width in pixels
 * @param height in pixels
 * @param format of the pixels
 */
public record FrameFormat(int width, int height, PixelFormat format) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5}):([a-z0-9]+)");

  /** A name of a layout in ffmpeg. */
  private enum Name {
    GRAY(PixelFormat.MONO8),
    GRAY10LE(PixelFormat.MONO10),
    GRAY12LE(PixelFormat.MONO12),
    GRAY14LE(PixelFormat.MONO14),
    GRAY16LE(PixelFormat.MONO16),
    RGB24(PixelFormat.RGB8),
    BGR24(PixelFormat.BGR8),
    RGBA(PixelFormat.RGBA8),
    BGRA(PixelFormat.BGRA8),
    YUYV422(PixelFormat.YUYV),
    NV12(PixelFormat.NV12);

    private final PixelFormat format;

    Name(PixelFormat format) {
      this.format = format;
    }

    static String all() {
      return Stream.of(values())
          .map(name -> name.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
  }

  public FrameFormat {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("frames of %dx%d pixels".formatted(width, height));
    }
  }

  /**
   * Reads a text such as {@code 640x480:rgb24}; layouts have their names in ffmpeg.
   *
   * @throws BlemishException if it is not such a text
   */
  public static FrameFormat parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      String name = parts.group(3).toUpperCase(Locale.ROOT);
      int width = Integer.parseInt(parts.group(1));
      int height = Integer.parseInt(parts.group(2));
      boolean known = Arrays.stream(Name.values()).anyMatch(value -> value.name().equals(name));
      if (known && width > 0 && height > 0) {
        return new FrameFormat(width, height, Name.valueOf(name).format);
      }
    }
    throw new BlemishException(
        "'%s' is not a format of frames: expected WIDTHxHEIGHT:LAYOUT such as 640x480:rgb24, with one of the layouts %s"
            .formatted(text, Name.all()));
  }

  /** Bytes of one frame. */
  public int bytes() {
    long rows = format == PixelFormat.NV12 ? height + height / 2L : height;
    return Math.toIntExact(rows * width * format.bytes());
  }

  /** The image of one frame. */
  Image image(byte[] frame) {
    return Image.of(ByteBuffer.wrap(frame), width, height, width * format.bytes(), format);
  }
}
