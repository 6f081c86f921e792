// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Images for benchmarks. */
final class BenchmarkParts {
  private BenchmarkParts() {}

  /** The files of a folder, by name. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** As many images as asked for, each as often as needed. */
  static List<Path> repeated(List<Path> files, int count) {
    return IntStream.range(0, count).mapToObj(i -> files.get(i % files.size())).toList();
  }
}
