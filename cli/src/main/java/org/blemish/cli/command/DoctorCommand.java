// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.blemish.cli.doctor.Doctor;
import org.blemish.cli.doctor.DoctorFinding;
import org.blemish.cli.doctor.DoctorResult;
import org.blemish.cli.options.JsonOption;
import org.blemish.cli.output.ExitCode;
import org.blemish.core.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<DoctorFinding> findings = Doctor.examine();
    if (json.given()) {
      out.print(Json.text(new DoctorResult(1, findings)));
    } else {
      print(findings, out);
    }
    out.flush();
    return findings.stream()
            .anyMatch(finding -> finding.state() == DoctorFinding.FindingState.BROKEN)
        ? ExitCode.FAILURE
        : ExitCode.SUCCESS;
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
