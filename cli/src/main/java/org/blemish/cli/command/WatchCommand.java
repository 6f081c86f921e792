// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.blemish.cli.options.ModelPath;
import org.blemish.cli.options.ServerOptions;
import org.blemish.cli.output.ErrorMessage;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ResultFormat;
import org.blemish.server.WatchProgram;
import org.blemish.server.config.FileAction;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.line.FrameFormat;
import org.blemish.server.store.FolderFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code blemish watch}. */
@Command(
    name = "watch",
    description = "Inspects images and scans as they appear in a folder, or frames of a camera.",
    footer = {
      "",
      "A file is read when it has not changed for a while and can be decoded. Where the model uses"
          + " scans, an image and a scan of the same name are one part, whichever comes first."
          + " Results are printed, recorded in the folder of --data, and sent to the receivers of"
          + " 'line' in the file of --config. After a restart no file is missing and none is"
          + " inspected twice.",
      "",
      "Examples:",
      "  blemish watch --model run --inspected move /data/camera > results.jsonl",
      "  ffmpeg -i /dev/video0 -r 2 -f rawvideo -pix_fmt rgb24 -s 640x480 - |"
          + " blemish watch --model run --stdin-frames 640x480:rgb24"
    },
    mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "Folder that is watched.")
  private Optional<String> folder = Optional.empty();

  @Option(
      names = "--model",
      paramLabel = "M",
      description =
          "Model file or run folder; by default the model that is active in the folder of --data.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--product",
      paramLabel = "ID",
      defaultValue = "line",
      description = "Product in records and messages; ${DEFAULT-VALUE} by default.")
  private String product = "line";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl (all details), csv or table; ${DEFAULT-VALUE} by default.")
  private ResultFormat format = ResultFormat.JSONL;

  @Option(
      names = "--pattern",
      paramLabel = "GLOB",
      description =
          "Names of the files, in lower case; by default all images, and scans if the model uses"
              + " them.")
  private Optional<String> pattern = Optional.empty();

  @Option(
      names = "--stable",
      paramLabel = "MS",
      description = "Milliseconds for which a file must not have changed; 500 by default.")
  private Optional<Integer> stable = Optional.empty();

  @Option(
      names = "--give-up",
      paramLabel = "S",
      description =
          "Seconds after its last change when a file that cannot be decoded, or whose image or scan"
              + " has not arrived, has failed; 10 by default.")
  private Optional<Integer> giveUp = Optional.empty();

  @Option(
      names = "--inspected",
      paramLabel = "ACTION",
      description = "leave, move or delete inspected files; leave by default.")
  private Optional<FileAction> inspected = Optional.empty();

  @Option(
      names = "--failed",
      paramLabel = "ACTION",
      description = "leave, move or delete failed files; leave by default.")
  private Optional<FileAction> failed = Optional.empty();

  @Option(
      names = "--stdin-frames",
      paramLabel = "WxH:LAYOUT",
      description =
          "Inspect raw frames on standard input, such as 640x480:rgb24; layouts as in ffmpeg.")
  private Optional<String> frames = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (folder.isPresent() == frames.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "give a folder, or --stdin-frames with the format of the frames");
    }
    Optional<FrameFormat> frameFormat = frames.map(FrameFormat::parse);
    PrintWriter out = spec.commandLine().getOut();
    format.header().ifPresent(out::println);
    out.flush();
    return frameFormat.isPresent() ? inspectFrames(frameFormat.get(), out) : inspectFiles(out);
  }

  private int inspectFrames(FrameFormat frameFormat, PrintWriter out) {
    ResultPrinter printer =
        new ResultPrinter(
            out,
            format,
            failure -> {
              throw failure;
            });
    try (WatchProgram program = WatchProgram.open(server.settings(Map.of()), printer)) {
      program.prepare(product, model.map(ModelPath::file));
      program.frames(product, frameFormat).run(System.in);
      return ExitCode.SUCCESS;
    }
  }

  private int inspectFiles(PrintWriter out) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    CompletableFuture<RuntimeException> outputFailure = new CompletableFuture<>();
    try (WatchProgram program =
        WatchProgram.open(
            server.settings(Map.of()), new ResultPrinter(out, format, outputFailure::complete))) {
      program.prepare(product, model.map(ModelPath::file));
      program.watch(folderSettings(), file -> ErrorMessage.print(err, failure(file)));
      Runtime.getRuntime().addShutdownHook(new Thread(program::close, "stop"));
      throw outputFailure.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the future is never failed", e);
    }
  }

  /** One line; most problems begin with the path of the file. */
  private static String failure(FolderFile file) {
    String problem = file.problem().orElse("");
    return problem.contains(file.name())
        ? "failed: " + problem
        : "%s failed: %s".formatted(file.name(), problem);
  }

  private FolderSettings folderSettings() {
    return new FolderSettings(
        folder.orElseThrow(), product, pattern, stable, giveUp, inspected, failed);
  }
}
