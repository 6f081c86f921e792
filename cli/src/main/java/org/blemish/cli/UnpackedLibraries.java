// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes the folders {@code onnxruntime-java*} that earlier processes left: ONNX Runtime unpacks
 * its libraries into a new one at each start, leaves it empty at the end, and with 25 MB after a
 * kill.
 *
 * <p>A folder stays if it is new (another process may be unpacking), belongs to another user, holds
 * a library that a process has loaded, or holds a folder. A failure is ignored: the next start
 * tries again.
 *
 * @param temporary Java's temporary folder
 * @param processes {@code /proc}; where there is none, folders of the last day stay
 * @param now the time
 */
record UnpackedLibraries(Path temporary, Path processes, Instant now) {
  private static final Duration NEW = Duration.ofSeconds(10);
  private static final Duration PERHAPS_LOADED = Duration.ofDays(1);

  static UnpackedLibraries here() {
    return new UnpackedLibraries(
        Path.of(System.getProperty("java.io.tmpdir")), Path.of("/proc"), Instant.now());
  }

  void removeUnused() {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, "onnxruntime-java*")) {
      for (Path folder : folders) {
        removeIfUnused(folder);
      }
    } catch (IOException | RuntimeException e) {
      // Not worth a message: nothing depends on it.
    }
  }

  private void removeIfUnused(Path folder) {
    try {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOwn(folder)) {
        return;
      }
      List<Path> files = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(files::add);
      }
      for (Path path : Stream.concat(Stream.of(folder), files.stream()).toList()) {
        if (age(path).compareTo(NEW) < 0
            || (!path.equals(folder) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))) {
          return;
        }
      }
      if (!files.isEmpty() && isLoaded(folder)) {
        return;
      }
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // On Windows a loaded library cannot be deleted.
    }
  }

  private static boolean isOwn(Path folder) throws IOException {
    String owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).getName();
    String user = System.getProperty("user.name");
    return owner.equals(user) || owner.endsWith("\\" + user); // with its domain on Windows
  }

  private Duration age(Path path) throws IOException {
    return Duration.between(
        Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant(), now);
  }

  /** Whether a process has mapped a file of the folder into its memory. */
  private boolean isLoaded(Path folder) throws IOException {
    if (!Files.isReadable(processes.resolve("self/maps"))) {
      return age(folder).compareTo(PERHAPS_LOADED) < 0;
    }
    String name = folder.getFileName() + "/";
    try (DirectoryStream<Path> all = Files.newDirectoryStream(processes, "[0-9]*")) {
      for (Path process : all) {
        if (maps(process).contains(name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Empty for a process that has ended or belongs to another user, which loads no file of ours. */
  private static String maps(Path process) {
    try {
      return Files.readString(process.resolve("maps"), ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
