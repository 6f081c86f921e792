// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class UnpackedRuntimeTest {
  private static final String CONTENT = "library ".repeat(10_000);

  @TempDir private Path folder;
  private Path jar = Path.of("");

  @BeforeEach
  void writeJar() throws IOException {
    jar = jar("one.jar", CONTENT);
  }

  private Path jar(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream entries = new JarOutputStream(out)) {
      for (String entry :
          List.of("native/here/lib1.so", "native/here/lib2.so", "native/here/debug/lib1.so")) {
        entries.putNextEntry(new JarEntry(entry));
        entries.write((content + entry).getBytes(UTF_8));
        entries.closeEntry();
      }
    }
    return file;
  }

  private UnpackedRuntime runtime() {
    return new UnpackedRuntime(jar, "native/here/", folder.resolve("caches/blemish"));
  }

  private Path unpacked() {
    return runtime().folder().orElseThrow();
  }

  private static void setPermissions(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private List<String> cached() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("caches/blemish"))) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void librariesAreUnpackedOnceAndBelongToTheOwnerAlone() throws IOException {
    Path first = unpacked();
    assertThat(first.resolve("lib1.so")).hasContent(CONTENT + "native/here/lib1.so");
    assertThat(first.resolve("lib2.so")).hasContent(CONTENT + "native/here/lib2.so");
    assertThat(first.resolve("debug")).doesNotExist();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
        .isEqualTo("rwx------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.getParent())))
        .isEqualTo("rwx------");

    FileTime earlier = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(first.resolve("lib1.so"), earlier);
    assertThat(unpacked()).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first.resolve("lib1.so"))).isEqualTo(earlier);
    assertThat(cached()).containsExactly(first.getFileName().toString());
  }

  @Test
  void damagedLibrariesAreUnpackedAgain() throws IOException {
    Path library = unpacked().resolve("lib2.so");
    byte[] bytes = Files.readAllBytes(library);
    bytes[bytes.length / 2] ^= 1;
    Files.write(library, bytes);
    assertThat(unpacked().resolve("lib2.so")).hasContent(CONTENT + "native/here/lib2.so");

    Files.write(library, new byte[3]);
    assertThat(unpacked().resolve("lib2.so")).hasContent(CONTENT + "native/here/lib2.so");

    Files.delete(library);
    assertThat(unpacked().resolve("lib2.so")).hasContent(CONTENT + "native/here/lib2.so");
    assertThat(cached()).hasSize(1);
  }

  @Test
  void anotherVersionHasItsOwnFolder() throws IOException {
    Path first = unpacked();
    jar = jar("two.jar", "x" + CONTENT.substring(1));
    Path second = unpacked();
    assertThat(second).isNotEqualTo(first);
    assertThat(second.resolve("lib1.so"))
        .hasContent("x" + CONTENT.substring(1) + "native/here/lib1.so");
    assertThat(first.resolve("lib1.so")).hasContent(CONTENT + "native/here/lib1.so");
  }

  @Test
  void foldersThatOthersMayWriteToAreNotUsed() throws IOException {
    Path first = unpacked();
    setPermissions(folder.resolve("caches/blemish"), "rwxrwx---");
    assertThat(runtime().folder()).isEmpty();
    setPermissions(folder.resolve("caches/blemish"), "rwxr-xr-x");
    assertThat(runtime().folder()).contains(first);
    setPermissions(first, "rwxrwxrwx");
    assertThat(unpacked()).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first)))
        .as("unpacked anew")
        .isEqualTo("rwx------");
  }

  @Test
  void aLinkInPlaceOfTheFolderIsReplaced() throws IOException {
    Path first = unpacked();
    Path elsewhere = Files.move(first, folder.resolve("elsewhere"));
    Files.createSymbolicLink(first, elsewhere);
    assertThat(unpacked()).isEqualTo(first);
    assertThat(Files.isSymbolicLink(first)).isFalse();
    assertThat(elsewhere.resolve("lib1.so")).exists();
  }

  @Test
  void aCacheThatCannotBeWrittenIsNotUsed() throws IOException {
    Files.writeString(folder.resolve("caches"), "a file");
    assertThat(runtime().folder()).isEmpty();
  }

  @Test
  void aJarWithoutLibrariesOfThisSystemHasNoFolder() {
    assertThat(new UnpackedRuntime(jar, "native/there/", folder.resolve("cache")).folder())
        .isEmpty();
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void processesThatStartTogetherGetTheSameWholeFolder() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      Callable<Path> unpack = this::unpacked;
      for (Future<Path> result : pool.invokeAll(Collections.nCopies(16, unpack))) {
        assertThat(result.get().resolve("lib2.so")).hasContent(CONTENT + "native/here/lib2.so");
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(cached()).hasSize(1);
  }
}
