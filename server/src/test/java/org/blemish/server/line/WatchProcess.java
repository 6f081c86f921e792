// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.blemish.server.WatchProgram;
import org.blemish.server.config.FileAction;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.inspect.PartObserver;

/**
 * A process for {@link LineKillTest}: watches the folders of two products until it is killed.
 * Arguments: folder of the records, YAML file, model file, folder with the folders of the products.
 */
final class WatchProcess {
  static final List<String> PRODUCTS = List.of("caps", "lids");
  static final String READY = "ready";

  private WatchProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    WatchProgram program =
        WatchProgram.open(
            new SettingsReader(
                    Map.of(
                        "BLEMISH_SERVER_DATA",
                        arguments[0],
                        "BLEMISH_SERVER_STORAGE_FREE_MEGABYTES",
                        "0"))
                .read(Optional.of(Path.of(arguments[1]))),
            PartObserver.NONE);
    for (String product : PRODUCTS) {
      program.prepare(product, Optional.of(Path.of(arguments[2])));
      program.watch(
          new FolderSettings(
              Path.of(arguments[3], product).toString(),
              product,
              Optional.empty(),
              Optional.of(50),
              Optional.of(30),
              // One product's files stay, the other's are moved.
              Optional.of(product.equals("caps") ? FileAction.LEAVE : FileAction.MOVE),
              Optional.empty()),
          FolderObserver.NONE);
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
