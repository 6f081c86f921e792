// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.util.List;
import org.blemish.cli.command.AcceptCommand;
import org.blemish.cli.command.BackupCommand;
import org.blemish.cli.command.CalibrateCommand;
import org.blemish.cli.command.DemoCommand;
import org.blemish.cli.command.DoctorCommand;
import org.blemish.cli.command.EvaluateCommand;
import org.blemish.cli.command.ExportCommand;
import org.blemish.cli.command.GenerateCommand;
import org.blemish.cli.command.ImportCommand;
import org.blemish.cli.command.InfoCommand;
import org.blemish.cli.command.MetricsCommand;
import org.blemish.cli.command.OutboxCommand;
import org.blemish.cli.command.PredictCommand;
import org.blemish.cli.command.ProbeCommand;
import org.blemish.cli.command.QuantizeCommand;
import org.blemish.cli.command.RobustnessCommand;
import org.blemish.cli.command.ServeCommand;
import org.blemish.cli.command.ThresholdCommand;
import org.blemish.cli.command.TokenCommand;
import org.blemish.cli.command.TrainCommand;
import org.blemish.cli.command.UndoCommand;
import org.blemish.cli.command.WatchCommand;
import org.blemish.cli.command.backbone.BackboneCommand;
import org.blemish.cli.command.benchmark.BenchmarkCommand;
import org.blemish.cli.command.data.DataCommand;
import org.blemish.cli.command.report.ReportCommand;
import org.blemish.cli.command.spark.SparkDemoCommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** The classes of the subcommands, in the order of the help. */
final class Subcommands {
  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          TrainCommand.class,
          EvaluateCommand.class,
          PredictCommand.class,
          InfoCommand.class,
          GenerateCommand.class,
          CalibrateCommand.class,
          QuantizeCommand.class,
          ThresholdCommand.class,
          AcceptCommand.class,
          UndoCommand.class,
          ProbeCommand.class,
          BackboneCommand.class,
          DataCommand.class,
          ImportCommand.class,
          ExportCommand.class,
          MetricsCommand.class,
          RobustnessCommand.class,
          ReportCommand.class,
          ServeCommand.class,
          TokenCommand.class,
          BackupCommand.class,
          WatchCommand.class,
          OutboxCommand.class,
          BenchmarkCommand.class,
          SparkDemoCommand.class,
          DoctorCommand.class,
          AutoComplete.GenerateCompletion.class);

  private Subcommands() {}

  static List<Class<?>> all() {
    return ALL;
  }

  /**
   * The subcommand that the first argument names; all of them if it names none, for the help and
   * for proposals.
   */
  static List<Class<?>> called(String... args) {
    return ALL.stream()
        .filter(type -> args.length > 0 && type.getAnnotation(Command.class).name().equals(args[0]))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(ALL);
  }
}
