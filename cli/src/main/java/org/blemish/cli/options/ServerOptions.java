// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.options;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import picocli.CommandLine.Option;

/** Options {@code --config} and {@code --data}: which server is meant. */
public final class ServerOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "YAML file with the settings of the server.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of everything that the server writes; blemish-data by default.")
  private Optional<String> data = Optional.empty();

  /** Whether {@code --data} is given. */
  public boolean dataGiven() {
    return data.isPresent();
  }

  /**
   * The settings of the server.
   *
   * @param others further settings by the names of their environment variables, which they replace
   */
  public ServerSettings settings(Map<String, String> others) {
    Map<String, String> variables = new LinkedHashMap<>(System.getenv());
    data.ifPresent(given -> variables.put(SettingsReader.PREFIX + "DATA", given));
    variables.putAll(others);
    return new SettingsReader(variables).read(config);
  }
}
