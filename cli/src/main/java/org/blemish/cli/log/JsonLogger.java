// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.log;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.json.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;

/**
 * Writes messages as JSON lines. Without a chosen level, the program's own messages are written
 * from level INFO on, those of libraries from WARN on. Details of libraries are never written:
 * Jetty logs the bytes of requests there, with passwords and tokens.
 */
final class JsonLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;
  private static final String OWN = "org.blemish.";

  private final transient MDCAdapter context;
  private final Level level;
  private final transient PrintStream out =
      new PrintStream(System.err, true, StandardCharsets.UTF_8);

  /**
   * @param chosen the least level of all messages, INFO at least for those of libraries; empty for
   *     the default
   */
  JsonLogger(String name, MDCAdapter context, Optional<Level> chosen) {
    this.name = name;
    boolean own = name.startsWith(OWN);
    Level wanted = chosen.orElse(own ? Level.INFO : Level.WARN);
    this.level = own || wanted.toInt() > Level.INFO.toInt() ? wanted : Level.INFO;
    this.context = context;
  }

  /** One line of the log. */
  private record Entry(
      String time,
      String level,
      String logger,
      String thread,
      String message,
      Optional<String> request,
      Optional<String> failure) {}

  private boolean isEnabled(Level asked) {
    return asked.toInt() >= level.toInt();
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return isEnabled(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return isEnabled(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return isEnabled(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return true;
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String pattern,
      Object @Nullable [] arguments,
      @Nullable Throwable failure) {
    Map<String, String> values = context.getCopyOfContextMap();
    out.println(
        Json.line(
            new Entry(
                Instant.now().toString(),
                level.name().toLowerCase(Locale.ROOT),
                name,
                Thread.currentThread().getName(),
                String.valueOf(MessageFormatter.basicArrayFormat(pattern, arguments)),
                values == null ? Optional.empty() : Optional.ofNullable(values.get("request")),
                Optional.ofNullable(failure).map(JsonLogger::trace))));
  }

  private static String trace(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
