// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * ONNX Runtime's native libraries, unpacked once into a cache instead of at each start.
 *
 * <p>A folder is used only if it and the cache belong to this user, nobody else may write to them,
 * and every library has the length and the CRC-32 that the jar states. Otherwise it is unpacked
 * under another name and renamed, so that processes that start together see a whole folder or none.
 *
 * @param jar holds the libraries
 * @param prefix of their names in the jar, with a slash at the end
 * @param cache folder of all versions
 */
record UnpackedRuntime(Path jar, String prefix, Path cache) {
  /** System property that names the cache; without it ONNX Runtime unpacks at each start. */
  static final String CACHE = "blemish.cache";

  /** System property in which ONNX Runtime looks for the folder of its libraries. */
  private static final String NATIVE_PATH = "onnxruntime.native.path";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /**
   * Lets ONNX Runtime load its libraries from the cache, if {@link #CACHE} is set and no other
   * folder is chosen. If the cache cannot be used, ONNX Runtime unpacks them itself.
   *
   * @param runtime a class of ONNX Runtime's jar, not initialised yet
   */
  static void prepare(Class<?> runtime) {
    String cache = System.getProperty(CACHE, "");
    if (cache.isBlank() || System.getProperty(NATIVE_PATH) != null) {
      return;
    }
    try {
      Optional<Path> folder = Optional.empty();
      Optional<String> system = system();
      if (system.isPresent()) {
        String prefix = "ai/onnxruntime/native/" + system.get() + "/";
        folder =
            jarOf(runtime)
                .flatMap(jar -> new UnpackedRuntime(jar, prefix, Path.of(cache)).folder());
      }
      folder.ifPresent(path -> System.setProperty(NATIVE_PATH, path.toString()));
    } catch (RuntimeException e) {
      // Only speed depends on the cache.
    }
  }

  /** ONNX Runtime's name of this operating system and processor; empty for unknown ones. */
  private static Optional<String> system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String system =
        name.contains("linux")
            ? "linux"
            : name.contains("mac") ? "osx" : name.startsWith("windows") ? "win" : "";
    String processor =
        switch (System.getProperty("os.arch", "")) {
          case "amd64", "x86_64" -> "x64";
          case "aarch64" -> "aarch64";
          default -> "";
        };
    return system.isEmpty() || processor.isEmpty()
        ? Optional.empty()
        : Optional.of(system + "-" + processor);
  }

  private static Optional<Path> jarOf(Class<?> type) {
    URL self = type.getResource(type.getSimpleName() + ".class");
    try {
      return self != null && self.openConnection() instanceof JarURLConnection connection
          ? Optional.of(Path.of(connection.getJarFileURL().toURI()))
          : Optional.empty();
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The folder of the unpacked libraries, whole and checked; empty if it cannot be had. */
  Optional<Path> folder() {
    try (JarFile file = new JarFile(jar.toFile())) {
      List<ZipEntry> libraries = libraries(file);
      if (libraries.isEmpty()) {
        return Optional.empty();
      }
      Path root = createOwn(cache.toAbsolutePath());
      Path folder = root.resolve("onnxruntime-%016x".formatted(version(libraries)));
      if (!isWhole(folder, libraries)) {
        unpack(file, libraries, root, folder);
      }
      return isWhole(folder, libraries) ? Optional.of(folder) : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private List<ZipEntry> libraries(JarFile file) {
    return file.stream()
        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
        .filter(entry -> name(entry).indexOf('/') < 0 && entry.getSize() >= 0)
        .map(ZipEntry.class::cast)
        .toList();
  }

  /** Differs between versions and systems, so that each has its own folder. */
  private static long version(List<ZipEntry> libraries) {
    long version = 1;
    for (ZipEntry entry : libraries) {
      version = 31 * (31 * version + entry.getName().hashCode()) + entry.getCrc();
    }
    return version;
  }

  private String name(ZipEntry entry) {
    return entry.getName().substring(prefix.length());
  }

  private boolean isWhole(Path folder, List<ZipEntry> libraries) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOwn(folder)) {
      return false;
    }
    for (ZipEntry entry : libraries) {
      Path library = folder.resolve(name(entry));
      // Not executable where the file system is mounted with noexec: it could not be loaded.
      if (!Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS)
          || Files.size(library) != entry.getSize()
          || !Files.isExecutable(library)
          || crc(library) != entry.getCrc()) {
        return false;
      }
    }
    return true;
  }

  private static long crc(Path file) throws IOException {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return crc.getValue();
  }

  private void unpack(JarFile file, List<ZipEntry> libraries, Path root, Path folder)
      throws IOException {
    Path temporary = createTemporary(root);
    try {
      for (ZipEntry entry : libraries) {
        Path library = temporary.resolve(name(entry));
        try (InputStream in = file.getInputStream(entry)) {
          Files.copy(in, library);
        }
        if (!library.toFile().setExecutable(true)) {
          throw new IOException(library + " cannot be made executable");
        }
      }
      if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !isWhole(folder, libraries)) {
        // Damaged. Processes that have loaded its libraries keep them.
        delete(folder);
      }
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      // Another process was faster, or the disk is full: the caller checks what there is.
    } finally {
      delete(temporary);
    }
  }

  private static Path createOwn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (isPosix(parent == null ? folder : parent)) {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      } else {
        Files.createDirectories(folder);
      }
    }
    if (!isOwn(folder)) {
      throw new IOException(folder + " can be changed by others");
    }
    return folder;
  }

  private static Path createTemporary(Path root) throws IOException {
    return isPosix(root)
        ? Files.createTempDirectory(
            root, "unpacking", PosixFilePermissions.asFileAttribute(OWNER_ONLY))
        : Files.createTempDirectory(root, "unpacking");
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Whether a folder belongs to this user and only they may write to it. On Windows, the cache of a
   * user has such rights by default.
   */
  private static boolean isOwn(Path folder) throws IOException {
    if (!isPosix(folder)) {
      return true;
    }
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    Set<PosixFilePermission> others =
        EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
    others.retainAll(view.readAttributes().permissions());
    return others.isEmpty() && view.getOwner().getName().equals(System.getProperty("user.name"));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      List<Path> files = new ArrayList<>();
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(files::add);
      }
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
