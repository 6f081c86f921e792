// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;

/**
 * All settings of a server.
 *
 * @param data folder of everything that the server writes
 * @param host address to listen on; the loopback address unless told otherwise
 * @param port to listen on; 0 for any free port
 * @param tls certificate and key; empty for plain HTTP
 * @param database where the records are
 * @param login who may use the server
 * @param limits of requests
 * @param models open at the same time
 * @param storage of images and maps
 * @param jobs trainings and other long work
 * @param imageFolders folders of this machine that users may take images from
 * @param line watched folders and receivers of messages
 */
public record ServerSettings(
    String data,
    String host,
    int port,
    Optional<TlsSettings> tls,
    DatabaseSettings database,
    LoginSettings login,
    LimitSettings limits,
    ModelSettings models,
    StorageSettings storage,
    JobSettings jobs,
    List<String> imageFolders,
    LineSettings line) {
  public static final ServerSettings DEFAULT =
      new ServerSettings(
          "blemish-data",
          "127.0.0.1",
          8080,
          Optional.empty(),
          DatabaseSettings.DEFAULT,
          LoginSettings.DEFAULT,
          LimitSettings.DEFAULT,
          ModelSettings.DEFAULT,
          StorageSettings.DEFAULT,
          JobSettings.DEFAULT,
          List.of(),
          LineSettings.DEFAULT);

  public ServerSettings {
    imageFolders = List.copyOf(imageFolders);
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port is %d, expected 0 to 65535".formatted(port));
    }
  }

  /** The folder of everything that the server writes. */
  public Path folder() {
    return Path.of(data).toAbsolutePath().normalize();
  }

  /** The folder of files that exist as long as a request. */
  public Path temporary() {
    return folder().resolve("uploads");
  }

  /**
   * The folder, for work on a server that was started before.
   *
   * @throws BlemishException if there is no such folder
   */
  public Path existingFolder() {
    if (!Files.isDirectory(folder())) {
      throw new BlemishException(
          "%s does not exist: give the folder of the server by --data".formatted(folder()));
    }
    return folder();
  }

  /** Whether only programs of this machine can connect. */
  public boolean loopback() {
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }

  /**
   * Checks what depends on several settings.
   *
   * @throws BlemishException if anyone in the network could use the server without a login
   */
  public void requireSafe() {
    if (!login.required() && !loopback()) {
      throw new BlemishException(
          "host is %s and login.required is false: anyone in the network could change models; set login.required to true, or host to 127.0.0.1"
              .formatted(host));
    }
  }

  /** The same settings without passwords, to be printed. */
  public ServerSettings withoutSecrets() {
    return new ServerSettings(
        data,
        host,
        port,
        tls,
        database.withoutPassword(),
        login,
        limits,
        models,
        storage,
        jobs,
        imageFolders,
        line.withoutSecrets());
  }
}
