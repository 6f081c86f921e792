// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.blemish.core.json.Json;

/**
 * Receives webhooks, notes them, and then sometimes answers with an error or not at all, as a
 * receiver does that breaks down after it has worked on a message.
 */
final class WebhookReceiver implements AutoCloseable {
  /** Received messages in their order, those that were not confirmed too. */
  final List<JsonNode> received = new CopyOnWriteArrayList<>();

  private final SplittableRandom random = new SplittableRandom(5);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private int port;
  private HttpServer server;

  WebhookReceiver() throws IOException {
    server = create(0);
    port = server.getAddress().getPort();
  }

  private HttpServer create(int wanted) throws IOException {
    HttpServer created =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
    created.createContext("/", this::receive);
    created.setExecutor(threads);
    created.start();
    return created;
  }

  private void receive(HttpExchange exchange) throws IOException {
    JsonNode message =
        Json.read(exchange.getRequestBody().readAllBytes(), JsonNode.class, "message");
    int choice;
    synchronized (this) {
      received.add(message);
      choice = random.nextInt(20);
    }
    if (choice > 0) {
      exchange.sendResponseHeaders(choice == 1 ? 500 : 204, -1);
    }
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:%d/parts".formatted(port);
  }

  /** Breaks all connections; from now on nobody listens. */
  void stop() {
    server.stop(0);
  }

  /** Listens again on the same port. */
  void start() throws IOException {
    server = create(port);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
