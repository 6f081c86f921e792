// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.products;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.model.ModelFile;
import org.blemish.core.model.UsedImage;
import org.blemish.core.scoring.DecisionRule;
import org.blemish.inference.Acceptance;
import org.blemish.inference.feedback.ModelChange;
import org.blemish.inference.feedback.ThresholdChoice;
import org.blemish.server.content.ContentStore;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.inspect.PartContent;
import org.blemish.server.models.ModelFiles;
import org.blemish.server.models.ProductModels;
import org.blemish.server.models.UnknownModelException;
import org.blemish.server.store.Database;
import org.blemish.server.store.Feedback;
import org.blemish.server.store.FeedbackTable;
import org.blemish.server.store.ModelOrigin;
import org.blemish.server.store.ModelRecord;
import org.blemish.server.store.ModelTable;
import org.blemish.server.store.OperatorWord;
import org.blemish.server.store.PartRecord;
import org.blemish.server.store.PartTable;
import org.blemish.server.store.Product;
import org.blemish.server.store.ProductTable;
import org.blemish.server.store.Timestamp;

/**
 * Changes of models by people: thresholds, and parts that were called defective and are good. Every
 * change is a new model, so that each can be undone. Safe for many threads.
 */
public final class Learning {
  private final Database database;
  private final ProductModels models;
  private final Inspector inspector;
  private final ContentStore content;

  /** One change of models at a time: each begins with the result of the one before. */
  private final Object changing = new Object();

  public Learning(
      Database database, ProductModels models, Inspector inspector, ContentStore content) {
    this.database = database;
    this.models = models;
    this.inspector = inspector;
    this.content = content;
  }

  /**
   * Makes a model with other thresholds.
   *
   * @param reject parts with a higher score are defective
   * @param unsure parts with a higher score are unsure; empty for the present one
   * @return the new model, which is not active
   */
  public ModelRecord setThresholds(
      String product, String digest, double reject, Optional<Double> unsure, String actor) {
    requireModel(product, digest);
    ModelFiles files = models.files();
    Path draft = files.draft();
    String detail = "reject score set to %s".formatted(reject);
    try (ModelFile file = ModelFile.open(files.path(digest))) {
      DecisionRule rule = ThresholdChoice.of(file).byHand(reject, unsure);
      new ModelChange(files.path(digest), draft, "threshold", actor)
          .write(file, rule, Map.of(), detail);
    }
    return models.add(product, files.adopt(draft), actor, ModelOrigin.THRESHOLD, detail);
  }

  private void requireModel(String product, String digest) {
    if (database.read(handle -> new ModelTable(handle).get(product, digest)).isEmpty()) {
      throw new UnknownModelException("product %s has no model %s".formatted(product, digest));
    }
  }

  /**
   * Records what an operator says about a part.
   *
   * @param learn whether the active model accepts the part, if it is good
   * @throws ConflictException if there is a word about the part already, or the model cannot learn
   */
  public Feedback say(PartRecord part, OperatorWord word, boolean learn, String actor) {
    synchronized (changing) {
      if (database.read(handle -> new FeedbackTable(handle).current(part.id())).isPresent()) {
        throw new ConflictException(
            "something was said about part %s already: undo it first".formatted(part.id()));
      }
      Optional<String> before =
          learn && word == OperatorWord.GOOD
              ? Optional.of(models.active(part.product()))
              : Optional.empty();
      Optional<String> after = before.map(digest -> accept(part, digest, actor));
      return database.write(
          handle -> {
            Feedback feedback =
                new Feedback(
                    models.ids().next(),
                    part.id(),
                    part.product(),
                    Timestamp.now(),
                    actor,
                    word,
                    before,
                    after,
                    Optional.empty());
            new FeedbackTable(handle).add(feedback);
            new PartTable(handle).setWord(part.id(), Optional.of(word));
            after.ifPresent(digest -> models.activate(handle, part.product(), digest, actor));
            return feedback;
          });
    }
  }

  /** A model that has learned a part; not active. */
  private String accept(PartRecord part, String digest, String actor) {
    PartContent files = stored(part);
    Path draft = models.files().draft();
    int patches =
        inspector.with(
            digest,
            files,
            (detector, input) -> {
              try (Acceptance acceptance = Acceptance.of(detector)) {
                acceptance.add(input, part.source());
                List<UsedImage> used =
                    input
                        .image()
                        .flatMap(
                            image ->
                                part.image()
                                    .flatMap(content::file)
                                    .map(path -> UsedImage.of(path, image, UsedImage.Use.FITTED)))
                        .stream()
                        .toList();
                acceptance.write(models.files().path(digest), draft, used);
                return acceptance.patches();
              }
            });
    String adopted = models.files().adopt(draft);
    models.add(
        part.product(),
        adopted,
        actor,
        ModelOrigin.FEEDBACK,
        "part %s accepted, %d patches added".formatted(part.id(), patches));
    return adopted;
  }

  /**
   * The files of a part.
   *
   * @throws ConflictException if they are not stored any more
   */
  public PartContent stored(PartRecord part) {
    PartContent files =
        new PartContent(
            part.source(),
            part.image().flatMap(content::bytes),
            part.scan().flatMap(content::bytes));
    if (files.image().isEmpty() && files.scan().isEmpty()) {
      throw new ConflictException(
          "the image of part %s is not stored; the settings 'storage' say what is stored and for how long"
              .formatted(part.id()));
    }
    return files;
  }

  /**
   * Undoes what was said about a part; a model that has learned it is replaced by the one before.
   *
   * @throws ConflictException if nothing was said, or a later change builds on the model
   */
  public Feedback undo(PartRecord part, String actor) {
    synchronized (changing) {
      return database.write(
          handle -> {
            FeedbackTable table = new FeedbackTable(handle);
            Feedback feedback =
                table
                    .current(part.id())
                    .orElseThrow(
                        () ->
                            new ConflictException(
                                "nothing was said about part %s".formatted(part.id())));
            if (feedback.modelAfter().isPresent()) {
              Optional<String> active =
                  new ProductTable(handle).get(part.product()).flatMap(Product::model);
              if (!active.equals(feedback.modelAfter())) {
                throw new ConflictException(
                    "a later change builds on the model that has learned part %s: undo that first, or roll back"
                        .formatted(part.id()));
              }
              models.activate(handle, part.product(), feedback.modelBefore().orElseThrow(), actor);
            }
            String time = Timestamp.now();
            table.undo(feedback.id(), time);
            new PartTable(handle).setWord(part.id(), Optional.empty());
            return new Feedback(
                feedback.id(),
                feedback.part(),
                feedback.product(),
                feedback.time(),
                feedback.actor(),
                feedback.word(),
                feedback.modelBefore(),
                feedback.modelAfter(),
                Optional.of(time));
          });
    }
  }
}
