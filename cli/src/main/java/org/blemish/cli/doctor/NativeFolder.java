// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Checks a folder that native libraries are unpacked into.
 *
 * @param subject name of the folder in the finding
 * @param path of the folder; if it is missing, its nearest existing parent is checked
 * @param setting Java option that chooses another folder
 */
record NativeFolder(String subject, Path path, String setting) {
  DoctorFinding finding() {
    Path folder = path.toAbsolutePath();
    while (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent == null || Files.exists(folder)) {
        return broken("is not a folder");
      }
      folder = parent;
    }
    Path probe = null;
    try {
      probe = Files.createTempFile(folder, "blemish", ".probe");
      // On a file system mounted with noexec this is false even where the permission is set.
      boolean executable = probe.toFile().setExecutable(true) && Files.isExecutable(probe);
      return executable
          ? DoctorFinding.ok(subject, "%s (change by %s)".formatted(path, setting))
          : broken("does not allow programs to run (mounted with noexec)");
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
