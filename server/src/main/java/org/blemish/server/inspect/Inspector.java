// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.inspect;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.blemish.core.BlemishException;
import org.blemish.core.image.ReadLimits;
import org.blemish.core.input.Input;
import org.blemish.core.quality.GateRejection;
import org.blemish.core.scoring.Inspection;
import org.blemish.inference.Detector;
import org.blemish.server.config.LimitSettings;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.StorageSettings;
import org.blemish.server.config.StoredParts;
import org.blemish.server.content.ContentStore;
import org.blemish.server.metrics.ServerMetrics;
import org.blemish.server.models.OpenModels;
import org.blemish.server.models.ProductModels;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.store.PartOrigin;
import org.blemish.server.store.StoredContent;

/**
 * Inspects and records parts, a fixed number at a time; a fixed number may wait. Safe for many
 * threads. Close it after the last request.
 */
public final class Inspector implements AutoCloseable {
  private static final int STORING_THREADS = 2;

  private final ProductModels products;
  private final OpenModels models;
  private final ContentStore content;
  private final StorageSettings storage;
  private final InputDecoder decoder;
  private final LimitSettings limits;
  private final ServerMetrics metrics;
  private final PartRecorder recorder;
  private final ThreadPoolExecutor workers;
  private final ExecutorService storing = Executors.newFixedThreadPool(STORING_THREADS);

  /**
   * @param products their active models
   * @param models open detectors
   * @param content of images, scans and maps
   * @param recorder of inspected parts
   * @param settings of limits, storage and numbers of threads
   * @param metrics of inspections
   */
  public Inspector(
      ProductModels products,
      OpenModels models,
      ContentStore content,
      PartRecorder recorder,
      ServerSettings settings,
      ServerMetrics metrics) {
    this.products = products;
    this.models = models;
    this.content = content;
    this.storage = settings.storage();
    this.limits = settings.limits();
    this.decoder = new InputDecoder(new ReadLimits(limits.pixels()), settings.temporary());
    this.metrics = metrics;
    this.recorder = recorder;
    int atOnce = settings.models().atOnce();
    this.workers =
        new ThreadPoolExecutor(
            atOnce, atOnce, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(limits.waiting()));
    metrics.gauge(
        "blemish_waiting_parts",
        "parts that wait for their inspection",
        workers,
        pool -> pool.getQueue().size());
  }

  /** An inspection before its record. */
  private record Result(
      Inspection inspection, Optional<GateRejection> rejection, StoredContent stored, long nanos) {}

  /**
   * Inspects a part with the active model of its product, and records it. When this returns, the
   * record is on disk.
   *
   * @throws UnknownModelException if the product does not exist or has no active model
   * @throws OverloadedException if too many parts wait
   * @throws TimedOutException if it takes too long
   * @throws BlemishException if the part cannot be decoded or does not fit the model
   */
  public InspectedPart inspect(String product, PartContent part, PartOrigin origin) {
    return inspect(product, part, origin, PartObserver.NONE);
  }

  /**
   * Like {@link #inspect(String, PartContent, PartOrigin)}.
   *
   * @param own observer of this part alone, to write in the transaction of its record
   */
  public InspectedPart inspect(
      String product, PartContent part, PartOrigin origin, PartObserver own) {
    String model = products.active(product);
    Result result = await(() -> work(model, part));
    InspectedPart inspected =
        recorder.record(
            product, origin, result.inspection(), result.stored(), result.nanos() / 1e6, own);
    metrics.inspected(product, result.inspection(), result.rejection(), result.nanos());
    return inspected;
  }

  /** Inspects with any model of a product, without a record: what a trial needs. */
  public Detector.DetailedInspection preview(String model, PartContent part) {
    return with(model, part, (detector, input) -> detector.inspectInDetail(input, part.source()));
  }

  /** Runs work with a decoded part and an open model in the pool of the inspections. */
  public <T> T with(String model, PartContent part, DecodedPart<T> work) {
    return await(() -> decoded(model, part, work));
  }

  private <T> T decoded(String model, PartContent part, DecodedPart<T> work) {
    try (OpenModels.Lease lease = models.lease(model)) {
      Detector detector = lease.detector();
      return work.apply(detector, decoder.decode(part, detector.model().pipeline().reader()));
    }
  }

  /**
   * Work with a decoded part.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface DecodedPart<T> {
    /** Does the work; the detector is closed afterwards. */
    T apply(Detector detector, Input input);
  }

  private Result work(String model, PartContent part) {
    long start = System.nanoTime();
    return decoded(model, part, (detector, input) -> work(detector, part, input, start));
  }

  private Result work(Detector detector, PartContent part, Input input, long start) {
    // Storing waits for the disk and the inspection for the processor: both at once. What cannot be
    // decoded is not stored.
    Optional<CompletableFuture<StoredContent>> early =
        storage.images() == StoredParts.ALL ? Optional.of(store(part)) : Optional.empty();
    Detector.DetailedInspection detailed = detector.inspectInDetail(input, part.source());
    Inspection inspection = detailed.inspection();
    StoredContent files =
        early
            .or(
                () ->
                    storage.images().includes(inspection.verdict())
                        ? Optional.of(store(part))
                        : Optional.empty())
            .map(CompletableFuture::join)
            .orElse(StoredContent.NONE);
    Optional<String> map =
        storage.maps().includes(inspection.verdict())
            ? inspection.map().flatMap(content::put)
            : Optional.empty();
    return new Result(
        inspection.withoutMap(),
        detailed.rejection(),
        new StoredContent(files.image(), files.scan(), map),
        System.nanoTime() - start);
  }

  private CompletableFuture<StoredContent> store(PartContent part) {
    return CompletableFuture.supplyAsync(
        () ->
            new StoredContent(
                part.image().flatMap(content::put),
                part.scan().flatMap(content::put),
                Optional.empty()),
        storing);
  }

  private <T> T await(Callable<T> work) {
    Future<T> future;
    try {
      future = workers.submit(work);
    } catch (RejectedExecutionException e) {
      metrics.refused("overloaded");
      throw new OverloadedException(limits.waiting());
    }
    try {
      return future.get(limits.seconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      metrics.refused("failed");
      throw unwrapped(e);
    } catch (TimeoutException e) {
      future.cancel(false);
      metrics.refused("timed_out");
      throw new TimedOutException(limits.seconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException("the server is stopping", e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    Throwable cause = e.getCause();
    if (cause instanceof CompletionException inner && inner.getCause() != null) {
      cause = inner.getCause();
    }
    return cause instanceof RuntimeException failure ? failure : new IllegalStateException(e);
  }

  /** Waits for running inspections. */
  @Override
  public void close() {
    workers.shutdown();
    storing.shutdown();
    try {
      workers.awaitTermination(limits.drainSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
