// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser with one page, driven over the DevTools protocol. */
public final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final Process process;
  private final WebSocket socket;
  private final Messages messages = new Messages();
  private final List<String> problems = new ArrayList<>();
  private String session = "";
  private int calls;

  /** The browser's program; empty where it is not installed. */
  public static Optional<Path> program() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  public Chromium(Path program, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolveSibling("chromium.log").toFile())
            .start();
    List<String> port = portFile(profile.resolve("DevToolsActivePort"));
    URI address = URI.create("ws://127.0.0.1:" + port.get(0) + port.get(1));
    socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, messages).get();
    String target =
        call("Target.createTarget", Map.of("url", "about:blank")).at("/targetId").asText();
    session =
        call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .at("/sessionId")
            .asText();
    call("Page.enable", Map.of());
    call("Runtime.enable", Map.of());
    call("Log.enable", Map.of());
    call("Network.enable", Map.of());
  }

  /** Opens a file and waits until its scripts have run. */
  public void open(Path file) throws Exception {
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    Instant end = Instant.now().plus(TIMEOUT);
    while (!evaluate("document.readyState === 'complete' && location.protocol === 'file:'")
        .asBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException(file + " does not load");
      }
      Thread.sleep(50);
    }
  }

  /** Value of a JavaScript expression. */
  public JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.at("/result/value");
  }

  /** Presses and releases a key. */
  public void press(String key) throws Exception {
    Map<String, Integer> codes =
        Map.of(
            "Enter",
            13,
            "Escape",
            27,
            "Tab",
            9,
            "ArrowLeft",
            37,
            "ArrowUp",
            38,
            "ArrowRight",
            39,
            "ArrowDown",
            40,
            "Home",
            36,
            "End",
            35);
    int code = codes.getOrDefault(key, 0);
    Map<String, Object> down =
        key.equals("Enter")
            ? Map.of(
                "type",
                "keyDown",
                "key",
                key,
                "code",
                key,
                "windowsVirtualKeyCode",
                code,
                "text",
                "\r")
            : Map.of("type", "keyDown", "key", key, "code", key, "windowsVirtualKeyCode", code);
    call("Input.dispatchKeyEvent", down);
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
  }

  /** Sets the window size and the system's colour scheme, {@code light} or {@code dark}. */
  public void emulate(int width, int height, String colours) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** Shows the page as it is printed. */
  public void emulatePrint() throws Exception {
    call("Emulation.setEmulatedMedia", Map.of("media", "print"));
  }

  /**
   * What axe-core finds wrong with the page as it is shown: one line for each rule that is broken,
   * with the first elements.
   */
  public List<String> axeViolations() throws Exception {
    try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      evaluate(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    List<String> found = new ArrayList<>();
    evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(', ')))")
        .forEach(violation -> found.add(violation.asText()));
    return found;
  }

  /** Writes a PNG of the visible part, or of the whole page. */
  public void screenshot(Path file, boolean whole) throws Exception {
    JsonNode image =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", whole));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(image.at("/data").asText()));
  }

  /** Errors and warnings of the page, and every address it requested. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  public JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    ObjectNode message = JSON.createObjectNode();
    int id = ++calls;
    message.put("id", id).put("method", method).set("params", JSON.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(message.toString(), true).get();
    while (true) {
      String text = messages.whole.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      if (text == null) {
        throw new IllegalStateException("no answer to " + method);
      }
      JsonNode answer = JSON.readTree(text);
      if (answer.at("/id").asInt(-1) == id) {
        if (answer.has("error")) {
          throw new IllegalStateException(method + ": " + answer.get("error"));
        }
        return answer.get("result");
      }
      recordEvent(answer);
    }
  }

  private void recordEvent(JsonNode event) {
    switch (event.at("/method").asText()) {
      case "Runtime.exceptionThrown" ->
          problems.add(event.at("/params/exceptionDetails").toString());
      case "Log.entryAdded" -> {
        String entry = event.at("/params/entry").toString();
        // Caused by the test itself, which reads the canvas.
        if (!entry.contains("GPU stall due to ReadPixels")) {
          problems.add(entry);
        }
      }
      case "Network.requestWillBeSent" -> {
        String url = event.at("/params/request/url").asText();
        if (!url.startsWith("data:") && !url.startsWith("file:")) {
          problems.add("requested " + url);
        }
      }
      default -> {
        // Other events are not problems of the page.
      }
    }
  }

  private List<String> portFile(Path file) throws Exception {
    Instant end = Instant.now().plus(TIMEOUT);
    while (Instant.now().isBefore(end) && process.isAlive()) {
      if (Files.exists(file) && Files.readAllLines(file).size() == 2) {
        return Files.readAllLines(file);
      }
      Thread.sleep(50);
    }
    throw new IOException("the browser does not start: see chromium.log");
  }

  /**
   * Bytes of memory that all processes of the browser occupy; of pages that several processes share
   * each counts its part. Linux only.
   */
  public long memory() throws IOException {
    long bytes = 0;
    for (ProcessHandle each :
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
      Path rollup = Path.of("/proc", Long.toString(each.pid()), "smaps_rollup");
      try {
        for (String line : Files.readAllLines(rollup)) {
          if (line.startsWith("Pss:")) {
            bytes += Long.parseLong(line.replaceAll("\\D", "")) << 10;
          }
        }
      } catch (NoSuchFileException e) {
        // It has ended meanwhile.
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    socket.sendText("{\"id\":0,\"method\":\"Browser.close\"}", true).join();
    process
        .onExit()
        .completeOnTimeout(process, 10, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
  }

  /** Joins the parts of each message. */
  private static final class Messages implements WebSocket.Listener {
    final BlockingQueue<String> whole = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        whole.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
