// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.blemish.core.json.Json;

/**
 * Server-sent events to one client. Events wait in a short queue, so that a slow client delays
 * nobody; if the queue is full, the oldest event is left out.
 *
 * @param <T> the events
 */
final class EventStream<T> {
  private static final int WAITING = 100;
  private static final long KEEP_ALIVE_SECONDS = 10;

  private final SseClient client;
  private final BlockingQueue<T> waiting = new ArrayBlockingQueue<>(WAITING);

  EventStream(SseClient client) {
    this.client = client;
  }

  private void add(T event) {
    while (!waiting.offer(event)) {
      waiting.poll();
    }
  }

  /**
   * Sends events until the client leaves or the last event was sent. The calling thread is used.
   *
   * @param name of the events
   * @param listen adds a listener to the source, and gives what removes it
   * @param last whether an event is the last one
   */
  void send(String name, Function<Consumer<T>, Runnable> listen, Predicate<T> last) {
    Runnable remove = listen.apply(this::add);
    try {
      boolean open = true;
      while (open && !client.terminated()) {
        T event = waiting.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          client.sendComment("still here");
        } else {
          client.sendEvent(name, Json.line(event));
          open = !last.test(event);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      remove.run();
    }
  }
}
