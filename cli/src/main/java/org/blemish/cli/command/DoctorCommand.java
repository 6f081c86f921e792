// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.blemish.cli.doctor.Doctor;
import org.blemish.cli.doctor.DoctorFinding;
import org.blemish.cli.doctor.DoctorResult;
import org.blemish.cli.doctor.SpeedCheck;
import org.blemish.cli.doctor.SpeedResult;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.cli.output.ProgressDisplay;
import org.blemish.core.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code blemish doctor}. */
@Command(
    name = "doctor",
    description = "Checks what this machine can run and what prevents the rest.",
    footer = {"", "The exit code is 1 if nothing works until a problem is fixed."},
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--speed",
      description =
          "Also measure for up to three minutes how fast this machine inspects and starts, and"
              + " forecast trainings.")
  private boolean speed;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "300",
      description = "Good images of the forecast training; ${DEFAULT-VALUE} by default.")
  private int images = 300;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<DoctorFinding> findings = Doctor.examine();
    if (!json.given()) {
      print(findings, out);
      out.flush();
    }
    Optional<SpeedResult> measured = speed ? Optional.of(measured()) : Optional.empty();
    if (json.given()) {
      out.print(Json.text(new DoctorResult(1, findings, measured)));
    } else {
      measured.ifPresent(result -> result.lines().forEach(out::println));
    }
    out.flush();
    return findings.stream()
            .anyMatch(finding -> finding.state() == DoctorFinding.FindingState.BROKEN)
        ? ExitCode.FAILURE
        : ExitCode.SUCCESS;
  }

  private SpeedResult measured() {
    try (ProgressDisplay progress = new ProgressDisplay(spec.commandLine().getErr())) {
      return SpeedCheck.run(images, progress);
    }
  }

  private static void print(List<DoctorFinding> findings, PrintWriter out) {
    for (DoctorFinding finding : findings) {
      String mark =
          switch (finding.state()) {
            case OK -> "  ";
            case LIMITED -> "? ";
            case BROKEN -> "! ";
          };
      out.printf("%s%-13s %s%n", mark, finding.subject(), finding.text());
    }
  }
}
