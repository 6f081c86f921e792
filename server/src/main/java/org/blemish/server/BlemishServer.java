// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import org.blemish.core.BlemishException;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.health.Alarms;
import org.blemish.server.health.Health;
import org.blemish.server.http.HttpServer;
import org.blemish.server.http.ServerRoutes;
import org.blemish.server.store.Database;

/**
 * A running server with everything that belongs to it. {@link #close} lets running requests finish.
 */
public final class BlemishServer implements AutoCloseable {
  private final Database database;
  private final Health health;
  private final HttpServer http;

  private BlemishServer(Database database, Health health, HttpServer http) {
    this.database = database;
    this.health = health;
    this.http = http;
  }

  /**
   * Starts a server.
   *
   * @throws BlemishException if a setting is not safe, the folder or database cannot be used, or
   *     the port is in use
   */
  public static BlemishServer start(ServerSettings settings) {
    settings.requireSafe();
    try {
      Files.createDirectories(settings.folder());
    } catch (IOException e) {
      throw new BlemishException(
          "%s cannot be created (%s): choose another folder by --data"
              .formatted(settings.folder(), e.getMessage()),
          e);
    }
    Database database = Database.open(settings.database(), settings.folder());
    try {
      Health health = new Health(database, new Alarms());
      return new BlemishServer(
          database, health, HttpServer.start(settings, ServerRoutes.of(health)));
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Address of the page and of all routes. */
  public URI address() {
    return http.address();
  }

  @Override
  public void close() {
    health.stopping();
    http.close();
    database.close();
  }
}
