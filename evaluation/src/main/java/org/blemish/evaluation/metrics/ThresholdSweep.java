// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.blemish.core.BlemishException;

/**
 * Computes curves over all distinct scores of a {@link PixelStore}, exactly, in time linear in its
 * pixels: a radix ranking whose first 16 bits were sorted when maps were added and whose last 16
 * bits are ranked here. The result depends neither on the number of threads nor on the order in
 * which maps were added.
 */
final class ThresholdSweep {
  private static final int BUCKETS_A_TASK = 16;

  private final PixelStore store;
  private final List<StoredImage> images;
  private final List<CurvePlan> plans;
  private final Cohorts cohorts;

  ThresholdSweep(PixelStore store, List<CurveRequest> requests) {
    this.store = store;
    images = store.images();
    plans = requests.stream().map(request -> new CurvePlan(request, images)).toList();
    cohorts = new Cohorts(images.size(), plans);
  }

  /** The curves, in the order of the requests. */
  List<PixelCurve> run(int threads) {
    int[] buckets = bucketsWithPositives();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    ThreadLocal<BucketSweep> worker =
        ThreadLocal.withInitial(() -> new BucketSweep(images, plans, cohorts, store.spool()));
    try {
      List<Future<List<List<BucketCurve>>>> tasks = new ArrayList<>();
      for (int high = buckets.length; high > 0; high -= BUCKETS_A_TASK) {
        int to = high;
        int from = Math.max(0, high - BUCKETS_A_TASK);
        tasks.add(pool.submit(() -> sweep(worker.get(), buckets, from, to)));
      }
      List<CurveJoin> joins = plans.stream().map(CurveJoin::new).toList();
      for (Future<List<List<BucketCurve>>> task : tasks) {
        for (List<BucketCurve> parts : task.get()) {
          for (int i = 0; i < joins.size(); i++) {
            joins.get(i).add(parts.get(i));
          }
        }
      }
      return joins.stream().map(CurveJoin::curve).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException("interrupted while ranking pixels", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BlemishException known) {
        throw known;
      }
      throw new IllegalStateException("ranking pixels failed", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<List<BucketCurve>> sweep(
      BucketSweep worker, int[] buckets, int from, int to) {
    List<List<BucketCurve>> parts = new ArrayList<>();
    for (int i = to - 1; i >= from; i--) {
      parts.add(worker.sweep(buckets[i]));
    }
    return parts;
  }

  private int[] bucketsWithPositives() {
    BitSet found = new BitSet();
    for (StoredImage image : images) {
      for (char bucket : image.positives().buckets()) {
        found.set(bucket); // the keys of overlaps are among the positives
      }
    }
    return found.stream().toArray();
  }
}
