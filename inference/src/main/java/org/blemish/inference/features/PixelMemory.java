// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.features;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Arrays for the pixels of prepared images, used again for later ones: a megabyte or two of each
 * image that the garbage collector does not have to free. As many stay allocated as were in use at
 * once. Safe for many threads.
 */
public final class PixelMemory {
  private final Queue<byte[]> unused = new ConcurrentLinkedQueue<>();

  /** Starts an image; close it when its pixels are not needed any more. */
  public Loan loan() {
    return new Loan();
  }

  /** The memory of one image. For one thread. */
  public final class Loan implements AutoCloseable {
    private Optional<byte[]> taken = Optional.empty();

    private Loan() {}

    /**
     * @param bytes least length
     * @return with values that an earlier user may have left in it
     * @throws IllegalStateException if this image has its array already
     */
    public byte[] array(int bytes) {
      if (taken.isPresent()) {
        throw new IllegalStateException("one array for each image");
      }
      byte[] array =
          Optional.ofNullable(unused.poll())
              .filter(found -> found.length >= bytes)
              .orElseGet(() -> new byte[bytes]);
      taken = Optional.of(array);
      return array;
    }

    @Override
    public void close() {
      taken.ifPresent(unused::add);
      taken = Optional.empty();
    }
  }
}
