// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of valid files, read by every public reader. {@code -Dblemish.fuzz.mutants} is their
 * number for each reader, {@code -Dblemish.fuzz.first} the number of the first one, {@code
 * -Dblemish.fuzz.readers} an expression for the names of readers; see docs/trust.md.
 */
@Tag("system")
class ReaderFuzzTest {
  private static final int MUTANTS = Integer.getInteger("blemish.fuzz.mutants", 300);
  private static final int FIRST = Integer.getInteger("blemish.fuzz.first", 0);
  private static final Pattern READERS =
      Pattern.compile(System.getProperty("blemish.fuzz.readers", ".*"));

  @TempDir private Path folder;

  @TestFactory
  List<DynamicTest> everyMutantIsReadOrRefusedInBoundedTimeAndMemory() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (FuzzedReader reader : FuzzedReaders.all(folder)) {
      if (READERS.matcher(reader.name()).find()) {
        tests.add(DynamicTest.dynamicTest(reader.name(), () -> fuzz(reader)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  private void fuzz(FuzzedReader reader) throws Exception {
    Path own = Files.createDirectories(folder.resolve(reader.name()).resolve("current"));
    FuzzRun run = new FuzzRun(reader, own);
    assertThat(run.readableSeeds()).as("%s: seeds that are read", reader.name()).isPositive();
    List<String> failures = run.run(FIRST, MUTANTS);
    System.out.println(run.summary());
    assertThat(failures).as(reader.name()).isEmpty();
  }
}
