// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.blemish.core.BlemishException;
import org.blemish.core.image.Image;
import org.blemish.core.input.Input;
import org.junit.jupiter.api.Test;

class HeapBudgetTest {
  private static final Input IMAGE = Input.of(Image.rgb(new byte[3 * 64 * 64], 64, 64)); // 160 KiB

  @Test
  void inspectionsThatDoNotFitTogetherWait() throws Exception {
    HeapBudget budget = new HeapBudget(400 << 10);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoRun = new CountDownLatch(2);
    CompletableFuture<?>[] tasks = new CompletableFuture<?>[6];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] =
          CompletableFuture.runAsync(
              () ->
                  budget.during(
                      IMAGE,
                      "part",
                      () -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        twoRun.countDown();
                        await(twoRun);
                        return running.decrementAndGet();
                      }),
              task -> new Thread(task).start());
    }
    CompletableFuture.allOf(tasks).get(30, TimeUnit.SECONDS);

    assertThat(most).hasValue(2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anImageThatNeverFitsIsAnError() {
    HeapBudget budget = new HeapBudget(100 << 10);

    assertThat(budget.mostPixels()).isEqualTo(2560);
    assertThatThrownBy(() -> budget.during(IMAGE, "part.png", () -> 1))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("part.png: 64x64 pixels need")
        .hasMessageContaining("spark.executor.memory");
  }
}
