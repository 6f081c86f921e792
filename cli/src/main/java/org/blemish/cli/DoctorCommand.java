// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.blemish.cli.doctor.Doctor;
import org.blemish.cli.doctor.DoctorFinding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code blemish doctor}. */
@Command(
    name = "doctor",
    description = "Says what this machine can do, and what stands in the way.",
    footer = {"", "The exit code is 1 where nothing works before something is mended."},
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<DoctorFinding> findings = Doctor.examine();
    for (DoctorFinding finding : findings) {
      String mark =
          switch (finding.state()) {
            case OK -> "  ";
            case LIMITED -> "? ";
            case BROKEN -> "! ";
          };
      out.printf("%s%-13s %s%n", mark, finding.subject(), finding.text());
    }
    out.flush();
    return findings.stream()
            .anyMatch(finding -> finding.state() == DoctorFinding.FindingState.BROKEN)
        ? ExitCode.FAILURE
        : ExitCode.SUCCESS;
  }
}
