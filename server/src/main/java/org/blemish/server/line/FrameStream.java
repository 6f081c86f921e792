// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.io.IOException;
import java.io.InputStream;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Images;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.inspect.PartContent;
import org.blemish.server.store.PartOrigin;

/**
 * Inspects raw frames that follow each other on a stream, one after the other. While a frame is
 * inspected, the sender waits. Stored images are PNG.
 *
 * @param inspector of parts
 * @param product whose active model inspects them
 * @param format of the frames
 */
public record FrameStream(Inspector inspector, String product, FrameFormat format) {
  /**
   * Inspects all frames until the stream ends.
   *
   * @return number of frames
   * @throws BlemishException if a frame cannot be inspected, or the stream ends within one
   */
  public long run(InputStream frames) {
    byte[] frame = new byte[format.bytes()];
    long count = 0;
    int read;
    while ((read = read(frames, frame)) == frame.length) {
      count++;
      inspector.inspect(
          product,
          PartContent.image("frame-%06d".formatted(count), Images.png(format.image(frame))),
          PartOrigin.FRAME);
    }
    if (read > 0) {
      throw new BlemishException(
          "the last frame has %d bytes, expected %d for %dx%d pixels of %s: are size and layout those of the sender?"
              .formatted(read, frame.length, format.width(), format.height(), format.format()));
    }
    return count;
  }

  private static int read(InputStream frames, byte[] frame) {
    try {
      return frames.readNBytes(frame, 0, frame.length);
    } catch (IOException e) {
      throw new BlemishException("frames cannot be read (%s)".formatted(e.getMessage()), e);
    }
  }
}
