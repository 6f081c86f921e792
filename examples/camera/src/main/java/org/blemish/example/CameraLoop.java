// SPDX-License-Identifier: Apache-2.0
package org.blemish.example;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Consumer;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.image.Image;
import org.blemish.core.image.PixelFormat;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Verdict;
import org.blemish.inference.Detector;

/** Inspects the frames of a camera from memory, without a file and without a copy of the pixels. */
public final class CameraLoop {
  /** A frame as camera drivers deliver it. */
  public record Frame(long number, ByteBuffer pixels, int width, int height, int stride) {}

  private CameraLoop() {}

  /** Inspects frames until there are no more. A frame that cannot be inspected is a bad part. */
  public static void run(Path model, Iterator<Frame> camera, Consumer<Long> reject) {
    try (Detector detector = Detector.open(model)) {
      detector.warmUp();
      while (camera.hasNext()) {
        Frame frame = camera.next();
        if (!good(detector, frame)) {
          reject.accept(frame.number());
        }
      }
    }
  }

  private static boolean good(Detector detector, Frame frame) {
    try {
      Image image =
          Image.of(frame.pixels(), frame.width(), frame.height(), frame.stride(), PixelFormat.BGR8);
      Inspection inspection = detector.inspect(Input.of(image), "frame " + frame.number());
      return inspection.verdict() == Verdict.GOOD;
    } catch (BlemishException e) {
      if (e.fault() != Fault.INPUT) {
        throw e; // no later frame would succeed: stop the line
      }
      return false;
    }
  }
}
