// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.blemish.core.BlemishException;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
  @Test
  void valueIsComputedByAnotherThreadWhileTheCallerGoesOn() {
    CountDownLatch callerWentOn = new CountDownLatch(1);
    BackgroundTask<String> value =
        BackgroundTask.start(
            "test",
            () -> {
              await(callerWentOn);
              return Thread.currentThread().getName();
            });
    callerWentOn.countDown();
    assertThat(value.get()).isEqualTo("test");
  }

  @Test
  void failureIsThrownAsItIs() {
    BlemishException exception = new BlemishException("no such image");
    LinkageError error = new UnsatisfiedLinkError("no such library");
    BackgroundTask<String> first = failing(exception);
    BackgroundTask<String> second = failing(error);
    assertThatThrownBy(first::get).isSameAs(exception);
    assertThatThrownBy(second::get).isSameAs(error);
  }

  @Test
  void closingWaitsForTheValueAndClosesIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    List<String> closed = new ArrayList<>();
    BackgroundTask<String> value =
        BackgroundTask.start(
            "test",
            () -> {
              await(begun);
              return "session";
            });
    AutoCloseable resource = value.closing(closed::add);
    begun.countDown();
    resource.close();
    assertThat(closed).containsExactly("session");
  }

  @Test
  void closingDoesNothingWhereTheValueCouldNotBeComputed() throws Exception {
    List<String> closed = new ArrayList<>();
    failing(new BlemishException("no such image")).closing(closed::add).close();
    assertThat(closed).isEmpty();
  }

  private static BackgroundTask<String> failing(Throwable failure) {
    return BackgroundTask.start(
        "test",
        () -> {
          if (failure instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) failure;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
