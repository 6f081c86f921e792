// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.log;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Connects SLF4J with {@link JsonLogger}. */
public final class JsonLogProvider implements SLF4JServiceProvider {
  private static final String PROPERTY = "slf4j.provider";
  private static final String VERBOSITY = "slf4j.internal.verbosity";
  private static final String API_VERSION = "2.0.99";

  private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new BasicMDCAdapter();

  /** As {@code --log-level} sets it, in the same property for the plain log. */
  private final Optional<Level> chosen =
      Optional.ofNullable(System.getProperty("org.slf4j.simpleLogger.defaultLogLevel"))
          .map(level -> Level.valueOf(level.toUpperCase(Locale.ROOT)));

  /** Chooses this log for the process; has to be called before anything is logged. */
  public static void use() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, JsonLogProvider.class.getName());
      System.setProperty(VERBOSITY, "WARN");
    }
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, key -> new JsonLogger(key, context, chosen));
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return API_VERSION;
  }

  @Override
  public void initialize() {}
}
