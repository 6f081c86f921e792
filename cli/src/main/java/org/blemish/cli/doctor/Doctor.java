// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.blemish.ast.torch.Libtorch;
import org.blemish.core.BlemishException;
import org.blemish.inference.onnx.OnnxSession;

/** Checks everything that the program needs of a machine. */
public final class Doctor {
  private static final int OLDEST_JAVA = 17;

  private Doctor() {}

  /** Runs all checks; the last finding summarises what works. */
  public static List<DoctorFinding> examine() {
    List<DoctorFinding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(
        DoctorFinding.ok(
            "system",
            "%s %s, %s"
                .formatted(
                    System.getProperty("os.name"),
                    System.getProperty("os.version"),
                    System.getProperty("os.arch"))));
    findings.add(Processor.here().finding());
    findings.add(
        DoctorFinding.ok("processors", Runtime.getRuntime().availableProcessors() + " for Java"));
    findings.add(memory());
    String tmp = System.getProperty("java.io.tmpdir");
    findings.add(new NativeFolder("temporary", Path.of(tmp), "-Djava.io.tmpdir=DIR").finding());
    DoctorFinding onnx = onnxRuntime();
    findings.add(onnx);
    DoctorFinding torch = libtorch();
    findings.add(torch);
    findings.add(summary(onnx, torch));
    return findings;
  }

  private static DoctorFinding java() {
    String text =
        "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.home"));
    return Runtime.version().feature() < OLDEST_JAVA
        ? DoctorFinding.broken("Java", text + ": install JDK 17 or newer")
        : DoctorFinding.ok("Java", text);
  }

  private static DoctorFinding memory() {
    String heap = gib(Runtime.getRuntime().maxMemory()) + " for the Java heap";
    String physical =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? gib(system.getTotalMemorySize())
                + " in total, "
                + gib(system.getFreeMemorySize())
                + " free, "
            : "";
    return DoctorFinding.ok("memory", physical + heap + " (change by BLEMISH_JAVA_OPTS=-Xmx4g)");
  }

  private static DoctorFinding onnxRuntime() {
    String subject = "ONNX Runtime";
    try {
      return DoctorFinding.ok(subject, OnnxSession.runtimeVersion() + ", loaded");
    } catch (LinkageError | RuntimeException e) {
      return DoctorFinding.broken(
          subject,
          "cannot be loaded (%s): it needs a 64-bit Linux, macOS or Windows and a temporary folder in which programs may run"
              .formatted(firstLine(e)));
    }
  }

  private static DoctorFinding libtorch() {
    try {
      Libtorch.load();
      return DoctorFinding.ok(
          "libtorch",
          "%s, loaded for %s, from %s (change by -Dorg.bytedeco.javacpp.cachedir=DIR)"
              .formatted(Libtorch.version(), Libtorch.cpuCapability(), Libtorch.folder()));
    } catch (BlemishException | LinkageError e) {
      return DoctorFinding.limited("libtorch", firstLine(e));
    }
  }

  private static DoctorFinding summary(DoctorFinding onnx, DoctorFinding torch) {
    if (onnx.state() != DoctorFinding.FindingState.OK) {
      return DoctorFinding.broken("works", "nothing until ONNX Runtime can be loaded");
    }
    return torch.state() == DoctorFinding.FindingState.OK
        ? DoctorFinding.ok("works", "training with every method, evaluation, inspection")
        : DoctorFinding.limited(
            "works",
            "training with patchcore and padim, evaluation, inspection; not training with ast");
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }

  private static String gib(long bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1 << 30));
  }
}
