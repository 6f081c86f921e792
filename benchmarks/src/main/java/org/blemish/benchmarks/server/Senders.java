// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.blemish.benchmarks.server.InspectionClient.Answer;
import org.blemish.core.BlemishException;

/** Ways to send images for some time, each image in its turn. */
final class Senders {
  private final List<byte[]> images;

  /**
   * @param images files, at least one
   */
  Senders(List<byte[]> images) {
    this.images = List.copyOf(images);
  }

  private byte[] image(long number) {
    return images.get((int) (number % images.size()));
  }

  /**
   * Some clients, each of which sends its next image when it has the response to the one before.
   */
  Load oneAfterTheOther(InspectionClient client, int clients, Duration time) {
    Load load = new Load();
    atOnce(
        clients,
        time,
        image -> {
          long start = System.nanoTime();
          try {
            load.add(client.inspect(image), (System.nanoTime() - start) / 1e6);
          } catch (BlemishException e) {
            load.failed(e);
          }
        });
    return load;
  }

  /**
   * Calls work from several threads.
   *
   * @return calls in each second
   */
  double atOnce(int threads, Duration time, Consumer<byte[]> work) {
    long start = System.nanoTime();
    long[] calls = new long[threads];
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      Thread thread =
          new Thread(
              () -> {
                while (System.nanoTime() - start < time.toNanos()) {
                  work.accept(image(number + calls[number]++));
                }
              },
              "sender " + i);
      thread.start();
      all.add(thread);
    }
    all.forEach(Senders::join);
    long sum = 0;
    for (long count : calls) {
      sum += count;
    }
    return sum / ((System.nanoTime() - start) / 1e9);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BlemishException("stopped while sending images", e);
    }
  }

  /**
   * Sends images at a fixed rate, whether or not earlier ones were answered. Times are from the
   * moment at which an image was due.
   *
   * @param perSecond images
   */
  Load atRate(InspectionClient client, double perSecond, Duration time) {
    Load load = new Load();
    List<CompletableFuture<?>> sent = new ArrayList<>();
    long start = System.nanoTime();
    long count = Math.round(perSecond * time.toNanos() / 1e9);
    for (long i = 0; i < count; i++) {
      long due = start + Math.round(i * 1e9 / perSecond);
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        LockSupport.parkNanos(wait);
      }
      sent.add(
          client
              .inspectLater(image(i))
              .handle(
                  (Answer answer, Throwable failure) -> {
                    if (answer == null) {
                      load.failed(failure);
                    } else {
                      load.add(answer, (System.nanoTime() - due) / 1e6);
                    }
                    return load;
                  }));
    }
    CompletableFuture.allOf(sent.toArray(new CompletableFuture<?>[0])).join();
    return load;
  }
}
