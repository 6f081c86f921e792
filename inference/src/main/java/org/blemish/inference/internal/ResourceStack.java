// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.internal;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Resources with native memory that are opened one after the other and closed together, the last
 * first. Every one is closed, even if closing another fails. Not safe for several threads.
 *
 * <p>Code that opens several resources and then hands them over calls {@link #keep} as its last
 * step inside a try-with-resources statement: whatever fails before closes what is open.
 */
public final class ResourceStack implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Adds a resource, which {@link #close} will close. */
  public <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /** Leaves all resources open: {@link #close} of this object does nothing any more. */
  public ResourceStack keep() {
    ResourceStack kept = new ResourceStack();
    kept.open.addAll(open);
    open.clear();
    return kept;
  }

  /**
   * Closes all resources. The first failure is thrown with later ones suppressed; a checked
   * exception becomes the cause of an {@link IllegalStateException}.
   */
  @Override
  public void close() {
    Throwable failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception | Error e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw new IllegalStateException("cannot be closed: " + failure.getMessage(), failure);
    }
  }
}
