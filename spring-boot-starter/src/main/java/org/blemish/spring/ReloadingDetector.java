// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.PartInspection;
import org.blemish.inference.Concurrency;
import org.blemish.inference.Detector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The detector of a model file that may be replaced while the application runs. Each call uses the
 * newest model that could be opened; a call that has begun ends with the model that it began with.
 * A replacement that cannot be opened is logged, and the present model stays. Safe for many
 * threads.
 */
public final class ReloadingDetector implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingDetector.class);

  /** What shows that the file has been replaced. */
  private record FileState(FileTime modified, long size, Optional<Object> key) {
    static FileState of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileState(
          attributes.lastModifiedTime(),
          attributes.size(),
          Optional.ofNullable(attributes.fileKey()));
    }
  }

  /** An open detector, which closes when its last user is done. */
  private static final class Lease {
    private final Detector detector;
    private final ReentrantReadWriteLock users = new ReentrantReadWriteLock();
    private boolean closed;

    Lease(Detector detector) {
      this.detector = detector;
    }

    /** The result; empty if the detector has been closed. */
    <T> Optional<T> use(Function<Detector, T> work) {
      users.readLock().lock();
      try {
        return closed ? Optional.empty() : Optional.of(work.apply(detector));
      } finally {
        users.readLock().unlock();
      }
    }

    void close() {
      users.writeLock().lock();
      try {
        if (!closed) {
          closed = true;
          detector.close();
        }
      } finally {
        users.writeLock().unlock();
      }
    }
  }

  private final Path file;
  private final Concurrency concurrency;
  private final List<InspectionListener> listeners;
  private volatile Lease current;
  private volatile Optional<String> failure = Optional.empty();
  private Optional<FileState> state;
  private boolean closed;

  /**
   * Opens the model file.
   *
   * @throws BlemishException if it cannot be opened
   */
  public ReloadingDetector(Path file, Concurrency concurrency, List<InspectionListener> listeners) {
    this.file = file;
    this.concurrency = concurrency;
    this.listeners = List.copyOf(listeners);
    this.state = state();
    this.current = new Lease(open());
  }

  private Detector open() {
    Detector opened = Detector.open(file, concurrency);
    opened.warmUp();
    return opened;
  }

  private Optional<FileState> state() {
    try {
      return Optional.of(FileState.of(file));
    } catch (IOException e) {
      return Optional.empty(); // being replaced: opening it says what is wrong
    }
  }

  /**
   * Opens the model file again if it has been replaced.
   *
   * @return whether another model is used now
   */
  public synchronized boolean reload() {
    Optional<FileState> found = state();
    if (closed || found.isEmpty() || found.equals(state)) {
      return false;
    }
    state = found;
    try {
      Lease earlier = current;
      current = new Lease(open());
      failure = Optional.empty();
      earlier.close();
      LOG.info("model {} is used now, from {}", use(detector -> detector.model().digest()), file);
      return true;
    } catch (BlemishException e) {
      failure = Optional.of(String.valueOf(e.getMessage()));
      LOG.error("the present model stays in use: {}", e.getMessage());
      return false;
    }
  }

  /** Why the latest replacement of the file could not be opened; empty if the file is in use. */
  public Optional<String> failure() {
    return failure;
  }

  /**
   * Works with the newest detector, which stays open until the work is done.
   *
   * @param work must not keep the detector
   */
  public <T> T use(Function<Detector, T> work) {
    while (true) {
      Optional<T> result = current.use(work);
      if (result.isPresent()) {
        return result.get();
      }
      synchronized (this) {
        if (closed) {
          throw new IllegalStateException(file + ": the detector is closed");
        }
      }
    }
  }

  /** Inspects one image. */
  public Inspection inspect(Image image, String source) {
    return inspect(Input.of(image), source);
  }

  /**
   * Inspects one input.
   *
   * @param source its name in the result
   * @throws BlemishException if the input does not fit the model
   */
  public Inspection inspect(Input input, String source) {
    try {
      Inspection inspection = use(detector -> detector.inspect(input, source));
      listeners.forEach(listener -> listener.inspected(inspection));
      return inspection;
    } catch (BlemishException e) {
      listeners.forEach(listener -> listener.failed(e));
      throw e;
    }
  }

  /** Inspects one part that several images show; see {@link Detector#inspectPart(List)}. */
  public PartInspection inspectPart(List<Input> images, String part) {
    try {
      PartInspection inspection = use(detector -> detector.inspectPart(images, part));
      inspection.images().forEach(image -> listeners.forEach(l -> l.inspected(image)));
      return inspection;
    } catch (BlemishException e) {
      listeners.forEach(listener -> listener.failed(e));
      throw e;
    }
  }

  /** Closes the detector when the calls that have begun are done. */
  @Override
  public synchronized void close() {
    closed = true;
    current.close();
  }
}
