// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedResourcesTest {
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger opened = new AtomicInteger();

  private String open(String key) {
    return key + opened.incrementAndGet();
  }

  @Test
  void theLastLeaseClosesTheResourceAndTheNextOneOpensAnother() {
    SharedResources<String, String> resources = new SharedResources<>(this::open, closed::add);
    var first = resources.lease("a");
    var second = resources.lease("a");
    assertThat(first.resource()).isEqualTo("a1").isSameAs(second.resource());

    first.close();
    first.close();
    assertThat(closed).isEmpty();
    second.close();
    assertThat(closed).containsExactly("a1");

    try (var third = resources.lease("a")) {
      assertThat(third.resource()).isEqualTo("a2");
    }
  }

  @Test
  void openingOneKeyDoesNotBlockAnother() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    SharedResources<String, String> resources =
        new SharedResources<>(
            key -> {
              if (key.equals("slow")) {
                opening.countDown();
                await(proceed);
              }
              return key;
            },
            closed::add);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      var slow = CompletableFuture.supplyAsync(() -> resources.lease("slow"), threads);
      await(opening);
      var fast = CompletableFuture.supplyAsync(() -> resources.lease("fast"), threads);

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
    SharedResources<String, String> resources =
        new SharedResources<>(
            key -> {
              if (opened.incrementAndGet() == 1) {
                throw new UnsatisfiedLinkError("no native library");
              }
              return key;
            },
            closed::add);

    assertThatThrownBy(() -> resources.lease("a")).isInstanceOf(UnsatisfiedLinkError.class);
    try (var lease = resources.lease("a")) {
      assertThat(lease.resource()).isEqualTo("a");
    }
    assertThat(closed).containsExactly("a");
  }

  @Test
  void aFailureToCloseDoesNotKeepTheResourceForOthers() {
    SharedResources<String, String> resources =
        new SharedResources<>(
            this::open,
            resource -> {
              throw new IllegalStateException(resource);
            });
    var lease = resources.lease("a");

    assertThatThrownBy(lease::close).hasMessage("a1");
    assertThat(resources.lease("a").resource()).isEqualTo("a2");
  }

  @Test
  void everyOpenedResourceIsClosedOnceUnderManyThreads() {
    SharedResources<Integer, String> resources =
        new SharedResources<>(key -> open(key + "-"), closed::add);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<Void>> runs =
          IntStream.range(0, 8)
              .mapToObj(
                  t ->
                      CompletableFuture.runAsync(
                          () -> {
                            for (int i = 0; i < 300; i++) {
                              try (var lease = resources.lease(i % 3)) {
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
