// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Java with the class path of the tests, for many short processes: an archive of loaded classes, as
 * the start script uses it too, saves about a second of processor time each.
 */
final class ChildJava {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private ChildJava() {}

  /** Made once, when it is needed first. */
  private static final class Prepared {
    private static final Path FOLDER = folder();
    private static final String CLASS_PATH = classPath(FOLDER);
    private static final Path ARCHIVE = archive(FOLDER.resolve("classes.jsa"), CLASS_PATH);
  }

  /**
   * The command up to the program's arguments.
   *
   * @param options of Java
   */
  static List<String> program(String... options) {
    List<String> command = new ArrayList<>(List.of(JAVA));
    command.addAll(List.of(options));
    command.addAll(
        List.of(
            "-XX:SharedArchiveFile=" + Prepared.ARCHIVE,
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "-cp",
            Prepared.CLASS_PATH,
            Main.class.getName()));
    return command;
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("blemish-tests");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    File[] files = folder.toFile().listFiles();
    if (files != null) {
      Stream.of(files).forEach(File::delete);
    }
    folder.toFile().delete();
  }

  /** The class path with folders as jars: archives of classes need that. */
  private static String classPath(Path folder) {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        Path jar = folder.resolve("folder-" + entries.size() + ".jar");
        write(jar, path);
        entries.add(jar.toString());
      } else if (Files.exists(path)) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void write(Path jar, Path folder) {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> files = Files.walk(folder)) {
      out.setLevel(0);
      for (Path each : files.filter(entry -> !entry.equals(folder)).sorted().toList()) {
        String name = folder.relativize(each).toString().replace(File.separatorChar, '/');
        // Flyway finds its scripts by the entry of their folder.
        out.putNextEntry(new ZipEntry(Files.isDirectory(each) ? name + "/" : name));
        if (Files.isRegularFile(each)) {
          Files.copy(each, out);
        }
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path archive(Path archive, String classPath) {
    try {
      new ProcessBuilder(
              JAVA,
              "-XX:ArchiveClassesAtExit=" + archive,
              "-Xlog:cds=off",
              "-Xlog:cds+dynamic=off",
              "-cp",
              classPath,
              Main.class.getName(),
              "predict",
              "--help")
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
