// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.models;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.blemish.core.BlemishException;
import org.blemish.core.input.Modality;
import org.blemish.core.model.EntryDigest;
import org.blemish.core.model.ModelEntry;
import org.blemish.core.model.ModelFile;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;

/**
 * Detectors that are open, within a memory budget: when a further one would exceed it, the least
 * recently used ones are closed, after their running inspections. Models with the same backbone
 * hold it once. Safe for many threads.
 */
public final class OpenModels implements AutoCloseable {
  /** Memory of an open network for each byte of its file: its bytes, and ONNX Runtime's copy. */
  private static final long BYTES_PER_BYTE = 2;

  private final ModelFiles files;
  private final long budget;
  private final SessionOptions options;
  private final LinkedHashMap<String, Entry> open = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param budget in bytes; one model is open even if it needs more
   * @param options of the networks
   */
  public OpenModels(ModelFiles files, long budget, SessionOptions options) {
    this.files = files;
    this.budget = budget;
    this.options = options;
  }

  /** A model that is open, or is being opened by the thread that made the entry. */
  private static final class Entry {
    private final CompletableFuture<Detector> detector = new CompletableFuture<>();
    private final ModelSize size;
    private int users;
    private boolean evicted;

    Entry(ModelSize size) {
      this.size = size;
    }
  }

  private record ModelSize(long own, String backbone, long backboneBytes) {
    static ModelSize of(Path path) {
      try (ModelFile file = ModelFile.open(path)) {
        long all = file.entries().stream().mapToLong(entry -> file.digest(entry).length()).sum();
        if (!file.has(ModelEntry.BACKBONE)) {
          return new ModelSize(BYTES_PER_BYTE * all, "", 0);
        }
        EntryDigest backbone = file.digest(ModelEntry.BACKBONE);
        return new ModelSize(
            BYTES_PER_BYTE * (all - backbone.length()),
            backbone.sha256(),
            BYTES_PER_BYTE * backbone.length());
      }
    }
  }

  /** The use of an open detector; close it after the inspection. */
  public final class Lease implements AutoCloseable {
    private final Entry entry;
    private boolean closed;

    private Lease(Entry entry) {
      this.entry = entry;
    }

    public Detector detector() {
      return entry.detector.join();
    }

    @Override
    public void close() {
      synchronized (OpenModels.this) {
        if (!closed) {
          closed = true;
          entry.users--;
          closeIfUnused(entry);
        }
      }
    }
  }

  /**
   * The detector of a model, opened if it is not open.
   *
   * @throws org.blemish.core.BlemishException if its file is missing or damaged
   */
  public Lease lease(String digest) {
    Lease lease;
    boolean opens;
    synchronized (this) {
      Entry entry = open.get(digest);
      opens = entry == null;
      if (entry == null) {
        entry = new Entry(ModelSize.of(files.path(digest)));
        makeSpace(entry.size);
        open.put(digest, entry);
      }
      entry.users++;
      lease = new Lease(entry);
    }
    if (opens) {
      open(digest, lease.entry);
    }
    try {
      lease.detector();
      return lease;
    } catch (CompletionException e) {
      throw e.getCause() instanceof BlemishException failure
          ? new BlemishException(String.valueOf(failure.getMessage()), failure)
          : e;
    }
  }

  /** What the parts of a model consist of; opens it if it is not open, as {@link #lease} does. */
  public Modality modality(String digest) {
    try (Lease lease = lease(digest)) {
      return lease.detector().model().pipeline().reader().modality();
    }
  }

  /** Opens outside of the lock: other models are inspected meanwhile. */
  private void open(String digest, Entry entry) {
    try {
      Detector detector = Detector.open(files.path(digest), options);
      detector.warmUp();
      entry.detector.complete(detector);
    } catch (RuntimeException | Error e) {
      synchronized (this) {
        open.remove(digest, entry);
      }
      entry.detector.completeExceptionally(e);
    }
  }

  private void makeSpace(ModelSize added) {
    while (!open.isEmpty() && bytes(added) > budget) {
      String oldest = open.keySet().iterator().next();
      Entry entry = open.remove(oldest);
      entry.evicted = true;
      closeIfUnused(entry);
    }
  }

  private long bytes(ModelSize added) {
    Map<String, Long> backbones = new HashMap<>();
    backbones.put(added.backbone(), added.backboneBytes());
    long own = added.own();
    for (Entry entry : open.values()) {
      own += entry.size.own();
      backbones.put(entry.size.backbone(), entry.size.backboneBytes());
    }
    return own + backbones.values().stream().mapToLong(Long::longValue).sum();
  }

  private void closeIfUnused(Entry entry) {
    if (entry.evicted && entry.users == 0) {
      CompletableFuture<Void> unused = entry.detector.thenAccept(Detector::close);
    }
  }

  /** Digests of the models that are open. */
  public synchronized Set<String> digests() {
    return Set.copyOf(open.keySet());
  }

  /** Closes all detectors that are not in use, and the others after their last use. */
  @Override
  public synchronized void close() {
    for (Entry entry : open.values()) {
      entry.evicted = true;
      closeIfUnused(entry);
    }
    open.clear();
  }
}
