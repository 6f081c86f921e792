// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SharedResourcesTest {
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger opened = new AtomicInteger();

  private String open(String key) {
    return key + opened.incrementAndGet();
  }

  @Test
  void theLastLeaseClosesTheResourceAndTheNextOneOpensAnother() {
    SharedResources<String, String> resources = new SharedResources<>(closed::add, 0);
    var first = resources.lease("a", () -> open("a"));
    var second = resources.lease("a", () -> open("a"));
    assertThat(first.resource()).isEqualTo("a1").isSameAs(second.resource());

    first.close();
    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly("a1");

    try (var third = resources.lease("a", () -> open("a"))) {
      assertThat(third.resource()).isEqualTo("a2");
    }
  }

  @Test
  void openingOneKeyDoesNotBlockAnother() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    SharedResources<String, String> resources = new SharedResources<>(closed::add, 0);
    Supplier<String> openSlowly =
        () -> {
          opening.countDown();
          await(proceed);
          return "slow";
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var slow = CompletableFuture.supplyAsync(() -> resources.lease("slow", openSlowly), threads);
      await(opening);
      var fast =
          CompletableFuture.supplyAsync(() -> resources.lease("fast", () -> "fast"), threads);

      assertThat(fast.get(30, TimeUnit.SECONDS).resource()).isEqualTo("fast");
      assertThat(slow).isNotDone();
      proceed.countDown();
      assertThat(slow.get(30, TimeUnit.SECONDS).resource()).isEqualTo("slow");
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFailureToOpenIsThrownAndTheNextLeaseTriesAgain() {
    for (int unused = 0; unused < 2; unused++) {
      SharedResources<String, String> resources = new SharedResources<>(closed::add, unused);
      Supplier<String> failing =
          () -> {
            throw new UnsatisfiedLinkError("no native library");
          };
      assertThatThrownBy(() -> resources.lease("a", failing))
          .isInstanceOf(UnsatisfiedLinkError.class);
      assertThat(resources.open()).isZero();
      try (var lease = resources.lease("a", () -> "b")) {
        assertThat(lease.resource()).isEqualTo("b");
      }
    }
    assertThat(closed).containsExactly("b");
  }

  @Test
  void theUnusedResourceThatWasLeasedLongestAgoIsClosed() {
    SharedResources<String, String> resources = new SharedResources<>(closed::add, 2);
    for (String key : List.of("a", "b", "a", "c", "d")) {
      resources.lease(key, () -> key).close();
    }
    assertThat(closed).containsExactly("b", "a");
    assertThat(resources.open()).isEqualTo(2);
    try (var lease = resources.lease("c", () -> "another c")) {
      assertThat(lease.resource()).isEqualTo("c");
    }
  }

  @Test
  void aFailureToCloseDoesNotKeepTheResourceForOthers() {
    SharedResources<String, String> resources =
        new SharedResources<>(
            resource -> {
              throw new IllegalStateException(resource);
            },
            0);
    var lease = resources.lease("a", () -> open("a"));

    assertThatThrownBy(lease::close).hasMessage("a1");
    assertThat(resources.lease("a", () -> open("a")).resource()).isEqualTo("a2");
  }

  @Test
  void everyOpenedResourceIsClosedOnceUnderManyThreads() {
    SharedResources<Integer, String> resources = new SharedResources<>(closed::add, 0);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<Void>> runs =
          IntStream.range(0, 8)
              .mapToObj(
                  t ->
                      CompletableFuture.runAsync(
                          () -> {
                            for (int i = 0; i < 300; i++) {
                              int key = i % 3;
                              try (var lease = resources.lease(key, () -> open(key + "-"))) {
                                assertThat(closed.contains(lease.resource())).isFalse();
                              }
                            }
                          },
                          threads))
              .toList();
      runs.forEach(CompletableFuture::join);
    } finally {
      threads.shutdownNow();
    }
    assertThat(closed).doesNotHaveDuplicates().hasSize(opened.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
