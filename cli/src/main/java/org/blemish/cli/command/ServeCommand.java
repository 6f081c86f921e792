// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.blemish.cli.output.ExitCode;
import org.blemish.data.text.Yaml;
import org.blemish.server.BlemishServer;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish serve}. */
@Command(
    name = "serve",
    description = "Starts the server: a page for people, and inspection over HTTP.",
    footer = {
      "",
      "Settings come from the options, environment variables (BLEMISH_SERVER_PORT), the file of"
          + " --config, and defaults, in this order. --print-config shows them.",
      "",
      "Example: blemish serve --data /var/lib/blemish --port 8080"
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config", paramLabel = "FILE", description = "YAML file with settings.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of everything that the server writes; blemish-data by default.")
  private Optional<String> data = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on; 127.0.0.1 by default, for this machine alone.")
  private Optional<String> host = Optional.empty();

  @Option(names = "--port", paramLabel = "N", description = "Port; 8080 by default.")
  private Optional<String> port = Optional.empty();

  @Option(names = "--print-config", description = "Print all settings as YAML, and end.")
  private boolean printConfig;

  @Override
  public Integer call() throws InterruptedException {
    ServerSettings settings = settings();
    PrintWriter out = spec.commandLine().getOut();
    if (printConfig) {
      out.print(Yaml.text(settings.withoutSecrets()));
      out.flush();
      return ExitCode.SUCCESS;
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (BlemishServer server =
        BlemishServer.start(settings, ChildProgram.command(settings.jobs().heapMegabytes()))) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
      out.println("serving at " + server.address());
      out.flush();
      stop.await();
    }
    return ExitCode.SUCCESS;
  }

  private ServerSettings settings() {
    Map<String, String> variables = new LinkedHashMap<>(System.getenv());
    data.ifPresent(given -> variables.put(SettingsReader.PREFIX + "DATA", given));
    host.ifPresent(given -> variables.put(SettingsReader.PREFIX + "HOST", given));
    port.ifPresent(given -> variables.put(SettingsReader.PREFIX + "PORT", given));
    return new SettingsReader(variables).read(config);
  }
}
