// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Model, vendor and instruction sets of the processor, from {@code /proc/cpuinfo}.
 *
 * @param model such as {@code AMD EPYC 9654}; empty if the system does not report it
 * @param vendor such as {@code AuthenticAMD}; empty if the system does not report it
 * @param flags the kernel's names of instruction sets, such as {@code avx2}; may be empty
 */
public record CpuInfo(Optional<String> model, Optional<String> vendor, Set<String> flags) {
  private static final Path FILE = Path.of("/proc/cpuinfo");

  public CpuInfo {
    flags = Set.copyOf(flags);
  }

  /** This machine's first processor; everything is empty if the system has no such file. */
  public static CpuInfo read() {
    try {
      return of(Files.isReadable(FILE) ? Files.readAllLines(FILE) : List.of());
    } catch (IOException e) {
      return of(List.of());
    }
  }

  /**
   * Reads the description of the first processor.
   *
   * @param lines of {@code /proc/cpuinfo}, on x86 or ARM
   */
  public static CpuInfo of(List<String> lines) {
    String flags = field(lines, "flags").or(() -> field(lines, "Features")).orElse("");
    return new CpuInfo(
        field(lines, "model name"),
        field(lines, "vendor_id"),
        flags.isEmpty() ? Set.of() : Set.of(flags.split(" +")));
  }

  /** Whether sums of 8-bit products cannot overflow in this processor's own instructions (VNNI). */
  public boolean hasVnni() {
    return flags.contains("avx512_vnni") || flags.contains("avx_vnni");
  }

  private static Optional<String> field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.indexOf(':') >= 0)
        .filter(line -> line.substring(0, line.indexOf(':')).strip().equals(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
