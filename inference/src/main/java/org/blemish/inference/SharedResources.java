// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Resources that several holders share by key: the first lease of a key opens its resource, closing
 * the last lease closes it. Threads wait for each other only if they need the same key. Safe for
 * many threads.
 *
 * @param <K> equal keys share a resource
 * @param <R> the resource
 */
final class SharedResources<K, R> {
  private final ConcurrentMap<K, Slot> slots = new ConcurrentHashMap<>();
  private final Function<K, R> open;
  private final Consumer<R> close;

  SharedResources(Function<K, R> open, Consumer<R> close) {
    this.open = open;
    this.close = close;
  }

  /**
   * Leases the resource of a key. If it cannot be opened, the failure is thrown and the next lease
   * tries again.
   */
  Lease lease(K key) {
    while (true) {
      Optional<Lease> lease = slots.computeIfAbsent(key, Slot::new).lease();
      if (lease.isPresent()) {
        return lease.get();
      }
      // The last lease was closed between the two calls: the next slot is a new one.
    }
  }

  /** A claim on a resource. Closing it a second time does nothing. */
  final class Lease implements AutoCloseable {
    private final Slot slot;
    private final R resource;
    private boolean closed;

    private Lease(Slot slot, R resource) {
      this.slot = slot;
      this.resource = resource;
    }

    R resource() {
      return resource;
    }

    @Override
    public void close() {
      synchronized (slot) {
        if (!closed) {
          closed = true;
          slot.release();
        }
      }
    }
  }

  /** The resource of one key, from its first lease to its last. All methods hold its lock. */
  private final class Slot {
    private final K key;
    private Optional<R> resource = Optional.empty();
    private int leases;
    private boolean retired;

    Slot(K key) {
      this.key = key;
    }

    /** Empty if the slot is retired. */
    synchronized Optional<Lease> lease() {
      if (retired) {
        return Optional.empty();
      }
      if (resource.isEmpty()) {
        try {
          resource = Optional.of(open.apply(key));
        } catch (RuntimeException | Error e) {
          retire();
          throw e;
        }
      }
      leases++;
      return resource.map(opened -> new Lease(this, opened));
    }

    synchronized void release() {
      leases--;
      if (leases == 0) {
        retire();
        close.accept(resource.orElseThrow());
      }
    }

    private void retire() {
      retired = true;
      slots.remove(key, this);
    }
  }
}
