// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;

/**
 * The open detectors of a process: all tasks with the same model and number of threads share one.
 * It stays open after the last of them, for the next task or job, until others were used since.
 * Safe for many threads.
 */
final class SharedDetectors {
  static final SharedDetectors OF_PROCESS = new SharedDetectors(2);

  private final int idle;
  private final Map<Key, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param idle most detectors that stay open without a task
   */
  SharedDetectors(int idle) {
    this.idle = idle;
  }

  private record Key(String digest, int threads) {}

  /**
   * Claims the detector of a model, and opens it if no task has done so.
   *
   * @param model with its digest
   * @param threads of one inspection
   */
  Lease lease(ModelReference model, int threads) {
    Slot slot;
    synchronized (slots) {
      slot =
          slots.computeIfAbsent(new Key(model.digest(), threads), key -> new Slot(model, threads));
      slot.leases++;
    }
    try {
      return new Lease(slot, slot.detector());
    } catch (RuntimeException | Error e) {
      release(slot);
      throw e;
    }
  }

  /** Number of detectors that are open. */
  int open() {
    synchronized (slots) {
      return slots.size();
    }
  }

  private void release(Slot slot) {
    List<Slot> closing = new ArrayList<>();
    synchronized (slots) {
      slot.leases--;
      slots.values().removeIf(other -> other.leases == 0 && other.failed());
      long unused = slots.values().stream().filter(other -> other.leases == 0).count();
      // The one that was used longest ago comes first.
      for (Iterator<Slot> all = slots.values().iterator(); all.hasNext() && unused > idle; ) {
        Slot other = all.next();
        if (other.leases == 0) {
          all.remove();
          closing.add(other);
          unused--;
        }
      }
    }
    closing.forEach(Slot::close);
  }

  /** A claim on an open detector. Closing it a second time does nothing. */
  final class Lease implements AutoCloseable {
    private final Slot slot;
    private final Detector detector;
    private boolean closed;

    private Lease(Slot slot, Detector detector) {
      this.slot = slot;
      this.detector = detector;
    }

    Detector detector() {
      return detector;
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        release(slot);
      }
    }
  }

  /** The detector of one key. The number of leases is guarded by the map's lock. */
  private static final class Slot {
    private final ModelReference model;
    private final int threads;
    private Optional<Detector> detector = Optional.empty();
    private int leases;

    Slot(ModelReference model, int threads) {
      this.model = model;
      this.threads = threads;
    }

    synchronized Detector detector() {
      if (detector.isEmpty()) {
        detector = Optional.of(Detector.open(model.file(), SessionOptions.threads(threads)));
      }
      return detector.get();
    }

    /** Whether all its tasks failed to open it. */
    synchronized boolean failed() {
      return detector.isEmpty();
    }

    synchronized void close() {
      detector.ifPresent(Detector::close);
    }
  }
}
