// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Resources that several holders share by key: the first lease of a key opens its resource. After
 * the last lease it stays open while no more than a number of other unused ones was used since.
 * Threads wait for each other only if they need the same key. Safe for many threads.
 *
 * @param <K> equal keys share a resource
 * @param <R> the resource
 */
public final class SharedResources<K, R> {
  private final Consumer<R> close;
  private final int unused;

  /** The one that was leased longest ago comes first. The map is also the lock of all leases. */
  private final Map<K, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param close closes a resource
   * @param unused most resources that stay open without a lease; 0 closes each after its last lease
   */
  public SharedResources(Consumer<R> close, int unused) {
    this.close = close;
    this.unused = unused;
  }

  /**
   * Leases the resource of a key. If it cannot be opened, the failure is thrown and the next lease
   * tries again.
   *
   * @param open opens the resource, if it is not open
   */
  public Lease lease(K key, Supplier<R> open) {
    Slot slot;
    synchronized (slots) {
      slot = slots.computeIfAbsent(key, absent -> new Slot());
      slot.leases++;
    }
    try {
      return new Lease(slot, slot.opened(open));
    } catch (RuntimeException | Error e) {
      release(slot);
      throw e;
    }
  }

  /** Number of resources that are open. */
  public int open() {
    synchronized (slots) {
      return slots.size();
    }
  }

  private void release(Slot slot) {
    List<R> closing = new ArrayList<>();
    synchronized (slots) {
      slot.leases--;
      long idle = slots.values().stream().filter(other -> other.leases == 0).count();
      for (Iterator<Slot> all = slots.values().iterator(); all.hasNext(); ) {
        Slot other = all.next();
        if (other.leases == 0 && (idle > unused || other.resource().isEmpty())) {
          all.remove();
          other.resource().ifPresent(closing::add);
          idle--;
        }
      }
    }
    closing.forEach(close);
  }

  /** A claim on a resource. Closing it a second time does nothing. */
  public final class Lease implements AutoCloseable {
    private final Slot slot;
    private final R resource;
    private boolean closed;

    private Lease(Slot slot, R resource) {
      this.slot = slot;
      this.resource = resource;
    }

    public R resource() {
      return resource;
    }

    @Override
    public void close() {
      synchronized (this) {
        if (closed) {
          return;
        }
        closed = true;
      }
      release(slot);
    }
  }

  /** The resource of one key; empty until a lease has opened it. */
  private final class Slot {
    private Optional<R> resource = Optional.empty();

    /** Guarded by the lock of all leases. */
    private int leases;

    synchronized R opened(Supplier<R> open) {
      if (resource.isEmpty()) {
        resource = Optional.of(open.get());
      }
      return resource.get();
    }

    /** Empty if nobody could open it. Without a lease, no thread holds this lock. */
    synchronized Optional<R> resource() {
      return resource;
    }
  }
}
