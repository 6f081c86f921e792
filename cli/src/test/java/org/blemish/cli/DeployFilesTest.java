// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.blemish.server.BlemishServer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The files in {@code deploy}: their commands, paths and ports, and what their own tools say. */
class DeployFilesTest {
  private static final Path UNIT = Path.of("../deploy/blemish.service");
  private static final Path MANIFESTS = Path.of("../deploy/kubernetes.yaml");

  @TempDir private Path folder;

  private static void requireServe(List<String> arguments) {
    CommandLine.ParseResult parsed = Main.commandLine().parseArgs(arguments.toArray(String[]::new));
    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("serve");
  }

  private static String start(List<String> unit) {
    return unit.stream()
        .filter(line -> line.startsWith("ExecStart="))
        .map(line -> line.substring("ExecStart=".length()))
        .collect(Collectors.joining());
  }

  private static JsonNode manifest(String kind) throws IOException {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(MANIFESTS.toFile())) {
      return documents.readAll().stream()
          .filter(document -> document.path("kind").asText().equals(kind))
          .findFirst()
          .orElseThrow();
    }
  }

  private static JsonNode openApi() throws IOException {
    try (InputStream in =
        BlemishServer.class.getResourceAsStream("/org/blemish/server/http/openapi.yaml")) {
      return new YAMLMapper().readTree(requireNonNull(in));
    }
  }

  /** Output and errors of a program; empty if it is not installed. */
  private Optional<String> run(String... command) throws Exception {
    Path output = folder.resolve("output.txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return Optional.of(
          "exit code %d: %s".formatted(process.exitValue(), Files.readString(output)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void skip(String reason) {
    System.err.println("SKIPPED: " + reason);
    Assumptions.abort(reason);
  }

  @Test
  void theCommandOfTheUnitIsOneOfTheProgram() throws IOException {
    List<String> words = List.of(start(Files.readAllLines(UNIT)).split(" ", -1));
    assertThat(words.get(0)).isEqualTo("/opt/blemish/blemish");
    requireServe(words.subList(1, words.size()));
  }

  @Test
  void theDeploymentUsesOptionsPathsAndThePortOfTheProgram() throws IOException {
    JsonNode pod = manifest("Deployment").at("/spec/template/spec");
    JsonNode container = pod.at("/containers/0");
    requireServe(
        StreamSupport.stream(container.path("args").spliterator(), false)
            .map(JsonNode::asText)
            .toList());
    JsonNode paths = openApi().path("paths");
    for (String probe : List.of("livenessProbe", "readinessProbe")) {
      String path = container.path(probe).at("/httpGet/path").asText();
      assertThat(paths.path(path).has("get")).as(path).isTrue();
      assertThat(container.path(probe).at("/httpGet/port").asText())
          .isEqualTo(container.at("/ports/0/name").asText());
    }
    assertThat(CommandResult.run("serve", "--print-config").out())
        .contains("port: " + container.at("/ports/0/containerPort").asInt());
    assertThat(manifest("Service").at("/spec/ports/0/targetPort").asText())
        .isEqualTo(container.at("/ports/0/name").asText());
    Set<String> mounted = new HashSet<>();
    container.path("volumeMounts").forEach(mount -> mounted.add(mount.path("name").asText()));
    assertThat(pod.path("volumes"))
        .extracting(volume -> volume.path("name").asText())
        .containsExactlyInAnyOrderElementsOf(mounted);
    assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName").asText())
        .isEqualTo(manifest("PersistentVolumeClaim").at("/metadata/name").asText());
  }

  @Test
  @Tag("system")
  void systemdAcceptsTheUnit() throws Exception {
    Path copy = folder.resolve("blemish.service");
    // The program is not installed here.
    Files.writeString(copy, Files.readString(UNIT).replace("/opt/blemish/blemish", "/bin/true"));
    Optional<String> verified = run("systemd-analyze", "verify", copy.toString());
    if (verified.isEmpty()) {
      skip("systemd-analyze is not installed");
    }
    assertThat(verified.get()).isEqualTo("exit code 0: ");
  }

  @Test
  @Tag("system")
  void kubernetesAcceptsTheManifests() throws Exception {
    String python = Optional.ofNullable(System.getenv("BLEMISH_PYTHON")).orElse("python3");
    Optional<String> validated =
        run(python, "-m", "kubernetes_validate", "--strict", MANIFESTS.toString());
    if (validated.isEmpty() || validated.get().contains("No module named")) {
      skip("%s with kubernetes-validate is not installed".formatted(python));
    }
    assertThat(validated.get())
        .startsWith("exit code 0")
        .contains("deployment/blemish", "service/blemish", "persistentvolumeclaim/blemish");
  }
}
