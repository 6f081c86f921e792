// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.blemish.cli.options.ServerOptions;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.process.CalledProgram;
import org.blemish.data.text.Yaml;
import org.blemish.server.BlemishServer;
import org.blemish.server.FirstAccount;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.demo.DemoFeed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "Example: blemish serve --data /var/lib/blemish --port 8080",
      "Example: blemish serve --demo"
    },
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final String DEMO_FOLDER = "blemish-demo-server";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "Address to listen on; 127.0.0.1 by default, for this machine alone.")
  private Optional<String> host = Optional.empty();

  @Option(names = "--port", paramLabel = "N", description = "Port; 8080 by default.")
  private Optional<String> port = Optional.empty();

  @Option(
      names = "--demo",
      description =
          "Train a model of a generated product and inspect generated parts, without login and on"
              + " this machine alone; in the folder "
              + DEMO_FOLDER
              + " unless --data is given.")
  private boolean demo;

  @Option(names = "--print-config", description = "Print all settings as YAML, and end.")
  private boolean printConfig;

  @Override
  public Integer call() throws InterruptedException {
    ServerSettings settings = server.settings(given());
    PrintWriter out = spec.commandLine().getOut();
    if (printConfig) {
      out.print(Yaml.text(settings.withoutSecrets()));
      out.flush();
      return ExitCode.SUCCESS;
    }
    BlemishServer running =
        BlemishServer.start(settings, ChildProgram.command(settings.jobs().heapMegabytes()));
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
    if (settings.login().required()) {
      FirstAccount.password(settings)
          .ifPresent(
              password ->
                  out.printf(
                      "log in as %s with the password %s%n(it is not shown again; '%s token password' sets another one)%n",
                      FirstAccount.NAME, password, CalledProgram.word()));
    }
    out.println("serving at " + running.address());
    if (demo) {
      out.println("demo: training a model of generated biscuits, in about two minutes");
      DemoFeed.start(running.address());
    }
    out.flush();
    // The signal that ends the process closes the server.
    new CountDownLatch(1).await();
    return ExitCode.SUCCESS;
  }

  private Map<String, String> given() {
    Map<String, String> variables = new LinkedHashMap<>();
    host.ifPresent(address -> variables.put(SettingsReader.PREFIX + "HOST", address));
    port.ifPresent(number -> variables.put(SettingsReader.PREFIX + "PORT", number));
    if (demo) {
      variables.put(SettingsReader.PREFIX + "LOGIN_REQUIRED", "false");
      variables.put(SettingsReader.PREFIX + "HOST", "127.0.0.1");
      if (!server.dataGiven()) {
        variables.put(SettingsReader.PREFIX + "DATA", DEMO_FOLDER);
      }
    }
    return variables;
  }
}
