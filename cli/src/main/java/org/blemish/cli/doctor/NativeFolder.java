// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder that native libraries are unpacked into.
 *
 * @param subject what to call it
 * @param path of the folder; where it is missing its nearest parent is looked at
 * @param setting how another one is chosen
 */
record NativeFolder(String subject, Path path, String setting) {
  DoctorFinding finding() {
    Path folder = path.toAbsolutePath();
    while (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent == null || Files.exists(folder)) {
        return broken("is no folder");
      }
      folder = parent;
    }
    Path probe = null;
    try {
      probe = Files.createTempFile(folder, "blemish", ".probe");
      // A file system that is mounted noexec denies this even where the permission is given.
      boolean executable = probe.toFile().setExecutable(true) && Files.isExecutable(probe);
      return executable
          ? DoctorFinding.ok(subject, "%s (another: %s)".formatted(path, setting))
          : broken("takes no programs (mounted noexec)");
    } catch (IOException e) {
      return broken("cannot be written");
    } finally {
      delete(probe);
    }
  }

  private DoctorFinding broken(String what) {
    return DoctorFinding.broken(
        subject, "%s %s: choose another by BLEMISH_JAVA_OPTS=%s".formatted(path, what, setting));
  }

  private static void delete(@Nullable Path probe) {
    try {
      if (probe != null) {
        Files.deleteIfExists(probe);
      }
    } catch (IOException e) {
      probe.toFile().deleteOnExit();
    }
  }
}
