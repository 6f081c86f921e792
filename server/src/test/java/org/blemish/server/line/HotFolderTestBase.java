// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.blemish.server.WatchProgram;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.config.FileAction;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.inspect.InspectedPart;
import org.blemish.server.inspect.PartObserver;
import org.blemish.server.store.Database;
import org.blemish.server.store.FolderFile;
import org.blemish.server.store.FolderFileTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A watched folder with a program that prints and records what appears there. */
abstract class HotFolderTestBase {
  static final String PRODUCT = "caps";

  @TempDir Path temporary;
  Path folder = Path.of("");
  final List<String> printed = new CopyOnWriteArrayList<>();
  final List<FolderFile> failed = new CopyOnWriteArrayList<>();
  private Optional<WatchProgram> running = Optional.empty();

  /** The model of the product. */
  abstract Path model();

  @BeforeEach
  void create() throws IOException {
    folder = Files.createDirectory(temporary.resolve("camera"));
  }

  @AfterEach
  void stop() {
    running.ifPresent(WatchProgram::close);
    running = Optional.empty();
  }

  ServerSettings settings() {
    return new SettingsReader(
            Map.of(
                "BLEMISH_SERVER_DATA",
                temporary.resolve("data").toString(),
                "BLEMISH_SERVER_STORAGE_FREE_MEGABYTES",
                "0"))
        .read(Optional.empty());
  }

  FolderSettings folder(int giveUpSeconds, FileAction inspected, FileAction afterFailure) {
    return new FolderSettings(
        folder.toString(),
        PRODUCT,
        Optional.empty(),
        Optional.of(100),
        Optional.of(giveUpSeconds),
        Optional.of(inspected),
        Optional.of(afterFailure));
  }

  WatchProgram open() {
    WatchProgram program =
        WatchProgram.open(
            settings(),
            new PartObserver() {
              @Override
              public void recorded(InspectedPart part) {
                printed.add(String.valueOf(Path.of(part.record().source()).getFileName()));
              }
            });
    running = Optional.of(program);
    return program;
  }

  WatchProgram watch(FolderSettings settings) {
    WatchProgram program = open();
    program.prepare(PRODUCT, Optional.of(model()));
    program.watch(settings, failed::add);
    return program;
  }

  WatchProgram watch() {
    return watch(folder(1, FileAction.LEAVE, FileAction.LEAVE));
  }

  List<FolderFile> records() {
    stop();
    try (Database database = Database.open(DatabaseSettings.DEFAULT, settings().folder())) {
      return database.read(handle -> new FolderFileTable(handle).list(PRODUCT));
    }
  }

  /** A condition that has to become true within a minute. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws IOException;
  }

  static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      Thread.sleep(20);
    }
  }

  void put(String name, byte[] content) throws IOException {
    Path draft = Files.write(temporary.resolve("draft"), content);
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
