// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Counts requests until their response has been sent, so that a stop can wait for them, refuses new
 * ones meanwhile, and writes one line into the log for each. Streams of events are not waited for;
 * each takes a thread as long as it is open, so their number is limited.
 */
final class RequestGate implements Routes {
  private static final Logger LOG = LoggerFactory.getLogger("org.blemish.server.requests");
  private static final long POLL_MILLIS = 20;

  /** What leaving has to undo. Attributes of a request whose client has left cannot be read. */
  private record Entered(boolean stream, long start) {}

  private final Map<Context, Entered> entered = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();
  private final int mostStreams;
  private final Semaphore streams;
  private volatile boolean stopping;

  /**
   * @param mostStreams streams of events that may be open at the same time
   */
  RequestGate(int mostStreams) {
    this.mostStreams = mostStreams;
    this.streams = new Semaphore(mostStreams);
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.before(this::enter);
    routes.after(this::leave);
  }

  private void enter(Context context) {
    String id = RequestIds.of(context);
    context.header(RequestIds.HEADER, id);
    MDC.put("request", id);
    long start = System.nanoTime();
    entered.put(context, new Entered(false, start));
    boolean health = context.path().startsWith("/health/");
    if (stopping && !health) {
      throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, "the server is stopping");
    }
    String accept = String.valueOf(context.header("Accept"));
    if (accept.contains("text/event-stream")) {
      if (!streams.tryAcquire()) {
        throw new RequestException(
            HttpStatus.TOO_MANY_REQUESTS,
            "%d streams of events are open, the most of limits.streams: close one, or try again later"
                .formatted(mostStreams));
      }
      entered.put(context, new Entered(true, start));
    } else if (!health) {
      running.incrementAndGet();
      // Handlers, those after a request too, run before its response is written.
      Request.addCompletionListener(
          ServletContextRequest.getServletContextRequest(context.req()),
          failure -> running.decrementAndGet());
    }
  }

  private void leave(Context context) {
    Optional<Entered> before = Optional.ofNullable(entered.remove(context));
    if (before.map(Entered::stream).orElse(false)) {
      streams.release();
    }
    long millis = before.map(e -> (System.nanoTime() - e.start()) / 1_000_000).orElse(0L);
    // Paths have no secrets: those are in headers and bodies. Encoded as the client sent it.
    LOG.info(
        "{} {} {} {} ms {}",
        context.method(),
        context.req().getRequestURI(),
        context.statusCode(),
        millis,
        context.ip());
    MDC.remove("request");
  }

  /** Whether new requests are refused. */
  boolean stopping() {
    return stopping;
  }

  /** Refuses new requests and waits until the responses of running ones have been sent. */
  void drain(Duration most) {
    stopping = true;
    long end = System.nanoTime() + most.toNanos();
    while (running.get() > 0 && System.nanoTime() < end) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
