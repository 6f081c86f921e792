// SPDX-License-Identifier: Apache-2.0
package org.blemish.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.inference.onnx.SessionOptions;
import org.blemish.server.config.FolderSettings;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.content.ContentStore;
import org.blemish.server.content.Retention;
import org.blemish.server.content.UnusedFiles;
import org.blemish.server.content.UploadFolder;
import org.blemish.server.health.Alarms;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.inspect.PartObserver;
import org.blemish.server.inspect.PartRecorder;
import org.blemish.server.line.FolderObserver;
import org.blemish.server.line.FrameFormat;
import org.blemish.server.line.FrameStream;
import org.blemish.server.line.HotFolder;
import org.blemish.server.line.LineServices;
import org.blemish.server.metrics.ServerMetrics;
import org.blemish.server.models.ModelFiles;
import org.blemish.server.models.OpenModels;
import org.blemish.server.models.ProductModels;
import org.blemish.server.outbox.MessageTargets;
import org.blemish.server.store.Database;
import org.blemish.server.store.ModelOrigin;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;

/**
 * Inspection of a watched folder or of frames without a page and without HTTP: the same records and
 * messages as those of {@link BlemishServer}, in a folder of the same form. {@link #close} lets the
 * running inspection finish.
 */
public final class WatchProgram implements AutoCloseable {
  private final Deque<AutoCloseable> owned = new ArrayDeque<>();
  private final ServerSettings settings;
  private final Database database;
  private final RecordIds ids = new RecordIds();
  private final Alarms alarms = new Alarms();
  private final ProductModels models;
  private final OpenModels open;
  private final Inspector inspector;
  private final MessageTargets messages;
  private final Housekeeping housekeeping;
  private boolean closed;

  private WatchProgram(ServerSettings settings, PartObserver observer) {
    this.settings = settings;
    try {
      owned.push(FolderLock.of(settings.folder()));
      UploadFolder.prepare(settings.temporary());
      database = own(Database.open(settings.database(), settings.folder()));
      messages = own(new MessageTargets(settings.line(), database, alarms));
      ModelFiles files = new ModelFiles(settings.folder().resolve("models"));
      models = new ProductModels(database, files, ids);
      open =
          own(
              new OpenModels(
                  files,
                  settings.models().memoryMegabytes() * (1L << 20),
                  SessionOptions.threads(settings.models().threadsEach())));
      ContentStore content =
          new ContentStore(
              settings.folder().resolve("content"),
              settings.storage().freeMegabytes() * (1L << 20),
              alarms);
      inspector =
          own(
              new Inspector(
                  models,
                  open,
                  content,
                  new PartRecorder(database, ids, List.of(messages.outbox(), observer)),
                  settings,
                  new ServerMetrics()));
      Clock clock = Clock.systemUTC();
      UnusedFiles unused = new UnusedFiles(database, content, clock);
      housekeeping =
          own(
              new Housekeeping(
                  List.of(new Retention(database, content, settings.storage(), clock), unused)));
      own(unused);
    } catch (RuntimeException e) {
      Owned.closeAll(owned);
      throw e;
    }
  }

  private <T extends AutoCloseable> T own(T opened) {
    owned.push(opened);
    return opened;
  }

  /**
   * Opens the records and begins to deliver messages that wait.
   *
   * @param observer of inspected parts
   * @throws BlemishException if the folder or database cannot be used
   */
  public static WatchProgram open(ServerSettings settings, PartObserver observer) {
    WatchProgram program = new WatchProgram(settings, observer);
    program.messages.start();
    program.housekeeping.start();
    return program;
  }

  /**
   * Adds a product if there is none with this id, and activates a model for it unless it is the
   * active one.
   *
   * @param model file; empty to use the active model
   * @throws BlemishException if the id is not valid, the file is no model, or there is no active
   *     one
   */
  public void prepare(String product, Optional<Path> model) {
    if (model.isPresent()) {
      Product added = newProduct(product);
      String digest = models.files().copy(model.get());
      database.write(handle -> new ProductTable(handle).add(added));
      if (!active(product).equals(Optional.of(digest))) {
        models.add(product, digest, "watch", ModelOrigin.UPLOAD, "from " + model.get());
        models.activate(product, digest, "watch");
      }
    }
    String active =
        active(product)
            .orElseThrow(
                () ->
                    new BlemishException(
                        "product '%s' has no active model in %s: give one by --model"
                            .formatted(product, settings.folder())));
    open.lease(active).close();
  }

  private static Product newProduct(String id) {
    try {
      return new Product(id, id, Timestamp.now(), Optional.empty(), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new BlemishException("product: " + e.getMessage(), e);
    }
  }

  private Optional<String> active(String product) {
    return database.read(handle -> new ProductTable(handle).get(product)).flatMap(Product::model);
  }

  /**
   * Starts watching a folder.
   *
   * @param observer of failed files
   * @throws BlemishException if the folder cannot be watched
   */
  public void watch(FolderSettings folder, FolderObserver observer) {
    HotFolder hot =
        new HotFolder(
            folder,
            new LineServices(
                database,
                ids,
                inspector,
                product -> open.modality(models.active(product)),
                messages.outbox(),
                alarms,
                observer,
                settings.limits().bodyMegabytes() * (1L << 20)));
    hot.check();
    own(hot).start();
  }

  /** A stream of frames of a product. */
  public FrameStream frames(String product, FrameFormat format) {
    return new FrameStream(inspector, product, format);
  }

  /** What is wrong now, one sentence each. */
  public List<String> problems() {
    return alarms.sentences();
  }

  /** Stops; a second call waits for the first. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      Owned.closeAll(owned);
    }
  }
}
