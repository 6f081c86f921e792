// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import org.blemish.core.concurrent.OrderedPipeline;
import org.blemish.inference.onnx.SessionOptions;

/**
 * How a detector divides threads: over the images that it inspects at once, or within an image.
 * Many images are inspected faster side by side, since part of an inspection uses one thread only;
 * one image is inspected fastest by all threads. Scores differ by rounding at most.
 *
 * @param images inspected at once, at least 1
 * @param threadsPerImage threads of the networks for one image, at least 1
 */
public record Concurrency(int images, int threadsPerImage) {
  public Concurrency {
    if (images < 1 || threadsPerImage < 1) {
      throw new IllegalArgumentException(
          "%d images with %d threads each: at least 1 of both".formatted(images, threadsPerImage));
    }
  }

  /** One image at a time, on all threads: the shortest time for each. */
  public static Concurrency oneByOne(int threads) {
    return new Concurrency(1, threads);
  }

  /**
   * As many images at once as threads, or all of them if there are fewer: the shortest time for
   * all.
   *
   * @param threads in total, at least 1
   * @param inputs how many will be inspected
   */
  public static Concurrency sideBySide(int threads, int inputs) {
    int images = Math.max(1, Math.min(threads, inputs));
    return new Concurrency(images, Math.max(1, threads / images));
  }

  /** Options of the sessions. */
  public SessionOptions session() {
    return SessionOptions.threads(threadsPerImage);
  }

  /** Work on images that runs that many at once. */
  public OrderedPipeline pipeline() {
    return OrderedPipeline.threads(images);
  }
}
