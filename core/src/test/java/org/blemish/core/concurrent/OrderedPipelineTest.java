// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class OrderedPipelineTest {
  private static final long PLENTY = 1 << 20;

  private static Iterator<Integer> numbers(int count) {
    return IntStream.range(0, count).iterator();
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long liveWorkers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("blemish-worker-"))
        .count();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInOrderInTheCallingThread(int threads) {
    List<Integer> squares = new ArrayList<>();
    Thread caller = Thread.currentThread();
    new OrderedPipeline(threads, PLENTY)
        .<Integer, Integer>run(
            numbers(100),
            (n, memory) -> {
              sleep(new Random(n).nextInt(5));
              return n * n;
            },
            (n, square) -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              assertThat(square).isEqualTo(n * n);
              squares.add(square);
            });
    assertThat(squares).isEqualTo(IntStream.range(0, 100).map(n -> n * n).boxed().toList());
    assertThat(liveWorkers()).isZero();
  }

  @Test
  void asManyElementsAsThreadsAreInWorkAtOnce() {
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger taken = new AtomicInteger();
    new OrderedPipeline(3, PLENTY)
        .<Integer, Integer>run(
            numbers(3),
            (n, memory) -> {
              try {
                return three.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            (n, result) -> taken.incrementAndGet());
    assertThat(taken).hasValue(3);
  }

  @Test
  void noElementStartsFarAheadOfTheOneThatIsTaken() {
    AtomicInteger started = new AtomicInteger();
    new OrderedPipeline(2, PLENTY)
        .<Integer, Integer>run(
            numbers(50),
            (n, memory) -> {
              started.incrementAndGet();
              return n;
            },
            (n, result) -> {
              sleep(2);
              assertThat(started.get() - n).isLessThanOrEqualTo(4);
            });
    assertThat(started).hasValue(50);
  }

  @Test
  void elementsInWorkTakeNoMoreThanTheirMemoryExceptOneThatNeedsMoreAlone() {
    AtomicLong used = new AtomicLong();
    AtomicLong peak = new AtomicLong();
    List<Integer> taken = new ArrayList<>();
    new OrderedPipeline(4, 100)
        .<Integer, Long>run(
            numbers(40),
            (n, memory) -> {
              long bytes = n % 10 == 5 ? 100 : 40;
              memory.request(bytes);
              peak.accumulateAndGet(used.addAndGet(bytes), Math::max);
              sleep(3);
              return bytes;
            },
            (n, bytes) -> {
              used.addAndGet(-bytes);
              taken.add(n);
            });
    assertThat(taken).hasSize(40);
    // The next element to be taken is never held up: it adds to those in work.
    assertThat(peak.get()).isLessThanOrEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFailureIsThrownAfterTheResultsBeforeIt(int threads) {
    List<Integer> taken = new ArrayList<>();
    assertThatThrownBy(
            () ->
                new OrderedPipeline(threads, PLENTY)
                    .<Integer, Integer>run(
                        numbers(100),
                        (n, memory) -> {
                          if (n >= 10) {
                            throw new IllegalStateException("element " + n);
                          }
                          sleep(2);
                          return n;
                        },
                        (n, result) -> taken.add(n)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("element 10");
    assertThat(taken).isEqualTo(IntStream.range(0, 10).boxed().toList());
    assertThat(liveWorkers()).isZero();
  }

  @Test
  void errorsOfWorkersAreThrownToo() {
    assertThatThrownBy(
            () ->
                new OrderedPipeline(2, PLENTY)
                    .<Integer, Integer>run(
                        numbers(5),
                        (n, memory) -> {
                          throw new OutOfMemoryError("of element " + n);
                        },
                        (n, result) -> {}))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("of element 0");
  }

  @Test
  void aFailureOfTheElementsThemselvesIsThrownInItsPlace() {
    List<Integer> taken = new ArrayList<>();
    Iterator<Integer> failing =
        IntStream.range(0, 100)
            .map(
                n -> {
                  if (n == 7) {
                    throw new IllegalStateException("no more");
                  }
                  return n;
                })
            .iterator();
    assertThatThrownBy(
            () ->
                new OrderedPipeline(3, PLENTY)
                    .<Integer, Integer>run(failing, (n, memory) -> n, (n, result) -> taken.add(n)))
        .hasMessage("no more");
    assertThat(taken).isEqualTo(IntStream.range(0, 7).boxed().toList());
  }

  @Test
  void aFailingTakerStopsTheWork() {
    AtomicInteger started = new AtomicInteger();
    assertThatThrownBy(
            () ->
                new OrderedPipeline(2, 10)
                    .<Integer, Integer>run(
                        numbers(1000),
                        (n, memory) -> {
                          started.incrementAndGet();
                          memory.request(10);
                          return n;
                        },
                        (n, result) -> {
                          throw new IllegalStateException("closed");
                        }))
        .hasMessage("closed");
    assertThat(started.get()).isLessThanOrEqualTo(4);
    assertThat(liveWorkers()).isZero();
  }

  @Test
  void anInterruptEndsTheRun() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(
              () ->
                  new OrderedPipeline(2, PLENTY)
                      .<Integer, Integer>run(
                          numbers(1000),
                          (n, memory) -> {
                            sleep(5);
                            return n;
                          },
                          (n, result) -> {}))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(liveWorkers()).isZero();
  }
}
