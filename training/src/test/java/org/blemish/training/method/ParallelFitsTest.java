// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.ScoreUnits;
import org.blemish.inference.onnx.OnnxModel;
import org.junit.jupiter.api.Test;

class ParallelFitsTest {
  private static final long WITHOUT_HEAP = 0;

  private static FittedMethod fitted(int number) {
    return new FittedMethod(
        new OnnxModel(new byte[] {(byte) number}, List.of(), List.of()),
        ScoreUnits.SPREAD,
        List.of(),
        features -> Map.of());
  }

  private static List<Supplier<FittedMethod>> fits(int count, Runnable before) {
    return IntStream.range(0, count)
        .<Supplier<FittedMethod>>mapToObj(
            i ->
                () -> {
                  before.run();
                  return fitted(i);
                })
        .toList();
  }

  @Test
  void severalFitsRunAtOnceAndResultsHaveTheirOrder() {
    CountDownLatch together = new CountDownLatch(3);
    AtomicInteger steps = new AtomicInteger();
    List<FittedMethod> methods =
        new ParallelFits(3, WITHOUT_HEAP)
            .run(fits(7, () -> awaited(together)), steps::incrementAndGet);
    assertThat(methods)
        .extracting(method -> (int) method.head().bytes()[0])
        .containsExactly(0, 1, 2, 3, 4, 5, 6);
    assertThat(steps).hasValue(7);
  }

  private static void awaited(CountDownLatch together) {
    together.countDown();
    try {
      assertThat(together.await(60, TimeUnit.SECONDS)).as("three fits at once").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void fitsThatNeedMostOfTheHeapRunOneAfterTheOther() {
    AtomicInteger running = new AtomicInteger();
    List<Supplier<FittedMethod>> fits =
        fits(
            6,
            () -> {
              assertThat(running.incrementAndGet()).isEqualTo(1);
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
              running.decrementAndGet();
            });
    assertThat(new ParallelFits(4, Runtime.getRuntime().maxMemory()).run(fits, () -> {}))
        .hasSize(6);
  }

  @Test
  void aFailureIsThrown() {
    List<Supplier<FittedMethod>> fits =
        List.of(
            () -> fitted(0),
            () -> {
              throw new BlemishException("too few samples");
            },
            () -> fitted(2));
    assertThatThrownBy(() -> new ParallelFits(2, WITHOUT_HEAP).run(fits, () -> {}))
        .isInstanceOf(BlemishException.class)
        .hasMessage("too few samples");
  }
}
