// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.options.ModelPath;
import org.blemish.core.file.TemporaryFolder;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.process.JavaProgram;
import org.blemish.core.statistics.Quantiles;
import org.blemish.inference.Detector;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.config.LimitSettings;
import org.blemish.server.config.ModelSettings;
import org.blemish.server.store.Database;
import org.blemish.server.store.PartTable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures {@code blemish serve} with its default settings: start, overhead of HTTP and records
 * over calls of a {@link Detector}, twice the load that it can work on, and memory under load.
 * Afterwards every part that was answered must be in the records. Exit code 1 if a limit is
 * exceeded.
 */
@Command(name = "ServerBenchmark", mixinStandardHelpOptions = true, showDefaultValues = true)
public final class ServerBenchmark implements Callable<Integer> {
  private static final String MAIN = "org.blemish.cli.Main";

  /**
   * Requests that are not counted: while Java compiles the server's code they take 3 to 6 % more.
   */
  private static final int WARM_UP = 200;

  private static final double MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelPath model = new ModelPath();

  @Option(names = "--images", required = true, description = "Folder of images for the model.")
  private Path images = Path.of("");

  @Option(names = "--side", description = "Side in pixels of the PNGs that are made of them.")
  private int side = 768;

  @Option(
      names = "--program",
      description = "Program that is started, such as ./blemish; this Java by default.")
  private List<String> program = JavaProgram.same(MAIN);

  @Option(names = "--starts", description = "Starts to the first result.")
  private int starts = 5;

  @Option(names = "--requests", description = "Requests and calls, in turn, of the comparison.")
  private int requests = 300;

  @Option(names = "--clients", description = "Clients that send at the same time.")
  private int clients = 4;

  @Option(
      names = "--beside",
      description = "Address of another server, to which the images are posted in turn.")
  private Optional<URI> beside = Optional.empty();

  @Option(names = "--capacity-seconds", description = "Time for requests in each second.")
  private int capacitySeconds = 60;

  @Option(names = "--overload-seconds", description = "Time with twice the requests.")
  private int overloadSeconds = 120;

  @Option(names = "--load-seconds", description = "Time of the load whose memory is measured.")
  private int loadSeconds = 1800;

  @Option(names = "--settled-seconds", description = "Part of it before the first measurement.")
  private int settledSeconds = 300;

  private final List<Limit> limits = new ArrayList<>();
  private final List<String> answered = new ArrayList<>();

  public static void main(String[] arguments) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.exit(new CommandLine(new ServerBenchmark()).execute(arguments));
  }

  private void print(String format, Object... values) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  private void printMachine() {
    print(
        "%d processors, load average %.1f",
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  @Override
  public Integer call() {
    printMachine();
    List<byte[]> files = BenchmarkImages.read(images, side);
    try (TemporaryFolder folder = TemporaryFolder.create("blemish-server")) {
      Path data = folder.path().resolve("data");
      prepare(data);
      measureStart(data, files.get(0));
      try (ServerProcess server = ServerProcess.start(program, data);
          Detector detector =
              Detector.open(
                  model.path(), SessionOptions.threads(ModelSettings.DEFAULT.threadsEach()))) {
        InspectionClient client = new InspectionClient(server.address());
        Senders senders = new Senders(files);
        measureOverhead(client, detector, files);
        double capacity = measureCapacity(client, detector, senders);
        measureOverload(client, senders, capacity);
        measureMemory(server, client, senders);
      }
      requireRecords(data);
    }
    printMachine();
    limits.forEach(limit -> print("%s", limit.line()));
    return limits.stream().allMatch(Limit::met) ? 0 : 1;
  }

  private void prepare(Path data) {
    try (ServerProcess server = ServerProcess.start(program, data)) {
      new InspectionClient(server.address()).prepare(model.path());
    }
  }

  private void measureStart(Path data, byte[] image) {
    double[] seconds = new double[starts];
    for (int i = 0; i < starts; i++) {
      long start = System.nanoTime();
      try (ServerProcess server = ServerProcess.start(program, data)) {
        answered.add(new InspectionClient(server.address()).inspect(image).id());
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
    }
    print("seconds from start to first result: %s", Arrays.toString(seconds));
    limits.add(new Limit("start to first result, median, seconds", Quantiles.median(seconds), 4));
  }

  private static void inspect(Detector detector, byte[] image) {
    detector.inspect(Input.of(Images.read(image, "part.png")), "part.png");
  }

  private void measureOverhead(InspectionClient client, Detector detector, List<byte[]> files) {
    List<Double> direct = new ArrayList<>();
    List<Double> http = new ArrayList<>();
    List<Double> other = new ArrayList<>();
    for (int i = -WARM_UP; i < requests; i++) {
      byte[] image = files.get(Math.floorMod(i, files.size()));
      double call = Latencies.milliseconds(() -> inspect(detector, image));
      double request = Latencies.milliseconds(() -> answered.add(client.inspect(image).id()));
      Optional<Double> another =
          beside.map(address -> Latencies.milliseconds(() -> client.post(address, image)));
      if (i >= 0) {
        direct.add(call);
        http.add(request);
        another.ifPresent(other::add);
      }
    }
    Latencies calls = Latencies.of(direct);
    Latencies answers = Latencies.of(http);
    print("%s", Latencies.heading());
    print("%s", calls.line("calls of Detector"));
    print("%s", answers.line("HTTP, one client"));
    if (beside.isPresent()) {
      print("%s", Latencies.of(other).line("the other server"));
    }
    limits.add(
        new Limit(
            "overhead of HTTP at the median, per cent",
            100 * (answers.quantile(0.5) / calls.quantile(0.5) - 1),
            10));
  }

  private double measureCapacity(InspectionClient client, Detector detector, Senders senders) {
    Duration time = Duration.ofSeconds(capacitySeconds);
    int atOnce = ModelSettings.DEFAULT.atOnce();
    double calls = senders.atOnce(atOnce, time, image -> inspect(detector, image));
    Load load = senders.oneAfterTheOther(client, clients, time);
    double capacity = load.perSecond();
    answered.addAll(load.ids());
    print("%s", load.latencies().line("HTTP, %d clients".formatted(clients)));
    print(
        "in each second: %.2f calls in %d threads, %.2f requests of %d clients",
        calls, atOnce, capacity, clients);
    return capacity;
  }

  private void measureOverload(InspectionClient client, Senders senders, double capacity) {
    Load load = senders.atRate(client, 2 * capacity, Duration.ofSeconds(overloadSeconds));
    answered.addAll(load.ids());
    print("%s", load.latencies().line("HTTP, twice the load"));
    print("responses by status: %s, without response: %d", load.statuses(), load.failures());
    limits.add(
        new Limit("responses other than 200 and 429 with Retry-After", load.unexpected(), 0));
    double queue = LimitSettings.DEFAULT.waiting() + ModelSettings.DEFAULT.atOnce();
    limits.add(
        new Limit(
            "twice the load, p99 in seconds (limit: twice a full queue)",
            load.latencies().quantile(0.99) / 1000,
            2 * queue / capacity));
  }

  private void measureMemory(ServerProcess server, InspectionClient client, Senders senders) {
    load(client, senders, settledSeconds);
    long resident = server.residentMib();
    long heap = server.heapInUse();
    load(client, senders, loadSeconds - settledSeconds);
    long residentLater = server.residentMib();
    long heapLater = server.heapInUse();
    print(
        "MiB after %d s and %d s of load: resident %d and %d, heap in use %.1f and %.1f",
        settledSeconds,
        loadSeconds,
        resident,
        residentLater,
        heap / MEBIBYTE,
        heapLater / MEBIBYTE);
    limits.add(growth("resident memory", resident, residentLater));
    limits.add(growth("heap in use", heap, heapLater));
  }

  private void load(InspectionClient client, Senders senders, int seconds) {
    answered.addAll(senders.oneAfterTheOther(client, clients, Duration.ofSeconds(seconds)).ids());
  }

  private static Limit growth(String name, long before, long after) {
    return new Limit(
        "growth of " + name + " under load, per cent", 100.0 * (after - before) / before, 10);
  }

  private void requireRecords(Path data) {
    long missing;
    try (Database database = Database.open(DatabaseSettings.DEFAULT, data)) {
      missing =
          answered.stream()
              .filter(id -> !database.<Boolean>read(h -> new PartTable(h).get(id).isPresent()))
              .count();
    }
    print("%d parts were answered", answered.size());
    limits.add(new Limit("answered parts without a record", missing, 0));
  }
}
