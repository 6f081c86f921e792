// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.blemish.core.geometry.Rectangle;
import org.blemish.core.scoring.Region;
import org.blemish.core.scoring.Verdict;
import org.junit.jupiter.api.Test;

/** What every database of the records has to do. */
abstract class StoreContract {
  private static final String DIGEST = "a".repeat(64);
  private static final String OTHER = "b".repeat(64);

  private final RecordIds ids = new RecordIds();

  /** An empty database, or one that earlier tests have filled. */
  abstract Database database();

  private String product() {
    String id = "p" + ids.next();
    Product product = new Product(id, "Plate", Timestamp.now(), Optional.empty(), Optional.empty());
    database().write(handle -> new ProductTable(handle).add(product));
    return id;
  }

  private PartRecord part(String product, String time, Verdict verdict, String image) {
    return part(
        product,
        time,
        verdict,
        new StoredContent(Optional.of(image), Optional.empty(), Optional.empty()));
  }

  private PartRecord part(String product, String time, Verdict verdict, StoredContent files) {
    return new PartRecord(
        ids.next(),
        product,
        time,
        PartOrigin.REST,
        "täst/ñ.png",
        DIGEST,
        640,
        480,
        1.25,
        Optional.of(2.5),
        Optional.empty(),
        verdict,
        Optional.of("why"),
        List.of(new Region(new Rectangle(1, 2, 3, 4), 12, 2.5, 4.5, 9.125, 7.5)),
        12.5,
        files.image(),
        files.scan(),
        files.map(),
        Optional.empty());
  }

  private void add(PartRecord part) {
    database()
        .write(
            handle -> {
              new PartTable(handle).add(part);
              return true;
            });
  }

  @Test
  void partIsReadAsItWasWritten() {
    PartRecord part = part(product(), Timestamp.now(), Verdict.UNSURE, DIGEST);

    add(part);

    assertThat(
            database().<Optional<PartRecord>>read(handle -> new PartTable(handle).get(part.id())))
        .contains(part);
  }

  @Test
  void partsAreFilteredAndPaged() {
    String product = product();
    List<PartRecord> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      PartRecord part =
          part(
              product,
              "2026-01-0%dT00:00:00.000Z".formatted(i + 1),
              i % 2 == 0 ? Verdict.GOOD : Verdict.DEFECTIVE,
              DIGEST);
      add(part);
      all.add(0, part);
    }
    PartFilter filter = PartFilter.product(product);
    PartFilter defective =
        new PartFilter(
            Optional.of(product),
            Optional.of(Verdict.DEFECTIVE),
            Optional.empty(),
            Optional.of("2026-01-03T00:00:00.000Z"),
            Optional.of("2026-01-05T00:00:00.000Z"),
            Optional.of("täst/ñ.png"),
            Optional.empty());

    assertThat(list(filter, 10)).isEqualTo(all);
    assertThat(list(filter, 2)).isEqualTo(all.subList(0, 2));
    assertThat(list(filter.before(all.get(1).id()), 10)).isEqualTo(all.subList(2, 5));
    assertThat(list(defective, 10)).containsExactly(all.get(1));
    assertThat(database().<Long>read(handle -> new PartTable(handle).count(filter))).isEqualTo(5);
    assertThat(
            database()
                .<List<PartStatistics.Count>>read(
                    handle -> new PartStatistics(handle).verdicts(product, "2026-01-02")))
        .containsExactly(
            new PartStatistics.Count("defective", 2), new PartStatistics.Count("good", 2));
    assertThat(
            database()
                .<List<PartStatistics.Point>>read(
                    handle -> new PartStatistics(handle).points(product, 2))
                .stream()
                .map(PartStatistics.Point::time))
        .containsExactly("2026-01-04T00:00:00.000Z", "2026-01-05T00:00:00.000Z");
  }

  private List<PartRecord> list(PartFilter filter, int limit) {
    return database().read(handle -> new PartTable(handle).list(filter, limit));
  }

  @Test
  void failedChangeLeavesNothingAndDoesNotDisturbOthers() throws Exception {
    String product = product();
    PartRecord first = part(product, Timestamp.now(), Verdict.GOOD, DIGEST);
    add(first);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // Every tenth part has an id that is there already.
      PartRecord part = i % 10 == 0 ? first : part(product, Timestamp.now(), Verdict.GOOD, DIGEST);
      Callable<Boolean> work =
          () -> {
            try {
              add(part);
              return true;
            } catch (RecordsException e) {
              return false;
            }
          };
      results.add(threads.submit(work));
    }
    int written = 0;
    for (Future<Boolean> result : results) {
      written += result.get() ? 1 : 0;
    }
    threads.shutdown();

    assertThat(written).isEqualTo(180);
    assertThat(
            database()
                .<Long>read(handle -> new PartTable(handle).count(PartFilter.product(product))))
        .isEqualTo(181);
  }

  @Test
  void exceptionOfAChangeReachesTheCallerAndUndoesIt() {
    String product = product();

    assertThatThrownBy(
            () ->
                database()
                    .write(
                        handle -> {
                          new PartTable(handle)
                              .add(part(product, Timestamp.now(), Verdict.GOOD, DIGEST));
                          throw new IllegalStateException("no");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(list(PartFilter.product(product), 1)).isEmpty();
  }

  @Test
  void lastActivationNamesTheActiveModel() {
    String product = product();
    database()
        .write(
            handle -> {
              ModelTable models = new ModelTable(handle);
              ModelRecord model =
                  new ModelRecord(
                      product, DIGEST, Timestamp.now(), "me", ModelOrigin.UPLOAD, "first", 7);
              models.add(model);
              models.add(model);
              new ActivationTable(handle)
                  .add(
                      new Activation(
                          ids.next(), product, DIGEST, Optional.empty(), Timestamp.now(), "me"));
              new ActivationTable(handle)
                  .add(
                      new Activation(
                          ids.next(), product, OTHER, Optional.of(DIGEST), Timestamp.now(), "me"));
              return true;
            });

    assertThat(
            database()
                .<Optional<Product>>read(handle -> new ProductTable(handle).get(product))
                .orElseThrow()
                .model())
        .contains(OTHER);
    assertThat(database().<List<ModelRecord>>read(handle -> new ModelTable(handle).list(product)))
        .hasSize(1);
    assertThat(
            database()
                .<List<Activation>>read(handle -> new ActivationTable(handle).list(product))
                .stream()
                .map(Activation::digest))
        .containsExactly(OTHER, DIGEST);
  }

  @Test
  void forgottenFilesAreUnusedOnlyIfNothingElseNeedsThem() {
    String product = product();
    String shared = "c" + ids.next() + ids.next().substring(1);
    String alone = "d" + ids.next() + ids.next().substring(1);
    add(part(product, "2020-01-01T00:00:00.000Z", Verdict.GOOD, shared));
    add(part(product, "2020-01-02T00:00:00.000Z", Verdict.GOOD, alone));
    add(part(product, "2020-01-03T00:00:00.000Z", Verdict.DEFECTIVE, shared));
    List<String> unused = new ArrayList<>();

    int parts =
        database()
            .write(
                handle ->
                    new ContentReferences(handle)
                        .forget(Optional.of(true), "2021", 100, unused::add));

    assertThat(parts).isEqualTo(2);
    assertThat(unused).containsExactly(alone);
    assertThat(database().<Boolean>read(handle -> new ContentReferences(handle).used(shared)))
        .isTrue();
    int records = database().write(handle -> new ContentReferences(handle).deleteRecords("2021"));
    assertThat(records).isEqualTo(3);
  }

  @Test
  void filesInUseAreFoundByTheBeginningOfTheirDigests() {
    String product = product();
    String first = "9e";
    String image = first + "0".repeat(62);
    String scan = first + "a".repeat(62);
    String map = first + "f".repeat(62);
    String training = first + "5".repeat(62);
    String ignored = first + "e".repeat(62);
    StoredContent files =
        new StoredContent(Optional.of(image), Optional.of(scan), Optional.of(map));
    add(part(product, Timestamp.now(), Verdict.GOOD, files));
    add(part(product, Timestamp.now(), Verdict.GOOD, "9d" + "f".repeat(62)));
    add(part(product, Timestamp.now(), Verdict.GOOD, "9f" + "0".repeat(62)));
    database()
        .write(
            handle -> {
              new ImageTable(handle)
                  .add(
                      new ProductImage(
                          product,
                          training,
                          "a.png",
                          ImagePurpose.TRAIN,
                          ImageLabel.GOOD,
                          Timestamp.now()));
              new ProductTable(handle).setIgnored(product, Optional.of(ignored));
              return true;
            });

    assertThat(
            database()
                .<Set<String>>read(handle -> new ContentReferences(handle).startingWith(first)))
        .containsExactlyInAnyOrder(image, scan, map, training, ignored);
  }

  @Test
  void jobGoesFromWaitingToDone() {
    String product = product();
    JobRecord job =
        new JobRecord(
            ids.next(),
            product,
            JobKind.TRAIN,
            JobState.WAITING,
            Map.of("preset", "fast"),
            "me",
            Timestamp.now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0,
            0,
            Optional.empty(),
            Optional.empty());
    database()
        .write(
            handle -> {
              JobTable table = new JobTable(handle);
              table.add(job);
              table.start(job.id(), "2026-01-01T00:00:00.000Z");
              table.progress(job.id(), "features", 3, 40);
              return true;
            });
    JobRecord running = database().read(handle -> new JobTable(handle).get(job.id())).orElseThrow();

    assertThat(running.state()).isEqualTo(JobState.RUNNING);
    assertThat(running.settings()).isEqualTo(job.settings());
    assertThat(running.done()).isEqualTo(3);
    assertThat(database().<List<JobRecord>>read(handle -> new JobTable(handle).open()))
        .contains(running);

    database()
        .write(
            handle -> {
              new JobTable(handle)
                  .finish(job.id(), JobState.DONE, Timestamp.now(), "ok", Optional.of(DIGEST));
              return true;
            });

    JobRecord done = database().read(handle -> new JobTable(handle).get(job.id())).orElseThrow();
    assertThat(done.model()).contains(DIGEST);
    assertThat(
            database()
                .<List<JobRecord>>read(
                    handle -> new JobTable(handle).list(Optional.of(product), 5)))
        .containsExactly(done);
    assertThat(database().<List<JobRecord>>read(handle -> new JobTable(handle).open()))
        .doesNotContain(done);
  }

  @Test
  void feedbackAndImagesAreKept() {
    String product = product();
    Feedback feedback =
        new Feedback(
            ids.next(),
            "part",
            product,
            Timestamp.now(),
            "me",
            OperatorWord.GOOD,
            Optional.of(DIGEST),
            Optional.empty(),
            Optional.empty());
    ProductImage image =
        new ProductImage(
            product, DIGEST, "a.png", ImagePurpose.TEST, ImageLabel.UNKNOWN, Timestamp.now());
    database()
        .write(
            handle -> {
              new FeedbackTable(handle).add(feedback);
              assertThat(new ImageTable(handle).add(image)).isTrue();
              assertThat(new ImageTable(handle).add(image)).isFalse();
              new ImageTable(handle).setLabel(product, DIGEST, ImageLabel.DEFECT);
              return true;
            });

    assertThat(
            database().<List<Feedback>>read(handle -> new FeedbackTable(handle).list(product, 9)))
        .containsExactly(feedback);
    assertThat(
            database()
                .<Optional<ProductImage>>read(handle -> new ImageTable(handle).get(product, DIGEST))
                .orElseThrow()
                .label())
        .isEqualTo(ImageLabel.DEFECT);
  }

  @Test
  void secretsAreFoundByTheirDigestWhileTheyAreValid() {
    String hash = ids.next();
    TokenRecord token =
        new TokenRecord(
            ids.next(),
            "plc",
            "inspect",
            Timestamp.now(),
            Optional.of("2030-01-01T00:00:00.000Z"),
            Optional.empty());
    String account = "a" + ids.next();
    database()
        .write(
            handle -> {
              new TokenTable(handle).add(token, hash);
              new AccountTable(handle).set(account, "first", Optional.empty(), Timestamp.now());
              new AccountTable(handle)
                  .set(account, "second", Optional.of("operate"), Timestamp.now());
              new SessionTable(handle)
                  .add(hash, account, Timestamp.now(), "2030-01-01T00:00:00.000Z");
              return true;
            });

    database()
        .read(
            handle -> {
              TokenTable tokens = new TokenTable(handle);
              SessionTable sessions = new SessionTable(handle);
              assertThat(tokens.valid(hash, "2029-01-01")).contains(token);
              assertThat(tokens.valid(hash, "2031-01-01")).isEmpty();
              assertThat(sessions.account(hash, "2029-01-01")).contains(account);
              assertThat(sessions.account(hash, "2031-01-01")).isEmpty();
              assertThat(new AccountTable(handle).password(account)).contains("second");
              assertThat(new AccountTable(handle).scope(account)).contains("operate");
              return true;
            });
    assertThat(
            database()
                .<Boolean>write(
                    handle -> new TokenTable(handle).revoke(token.id(), Timestamp.now())))
        .isTrue();
    assertThat(
            database()
                .<Optional<TokenRecord>>read(
                    handle -> new TokenTable(handle).valid(hash, "2029-01-01")))
        .isEmpty();
  }

  @Test
  void messagesWaitInTheOrderInWhichTheyWereWritten() {
    String product = product();
    String target = "webhook " + product;
    for (String id : List.of("z", "y", "x")) {
      database()
          .write(
              handle -> {
                new OutboxTable(handle).add(id, target, product, Timestamp.now(), "{\"n\":\"ñ\"}");
                return true;
              });
    }
    OutboxMessage first = firstMessage(target, product);
    assertThat(first.id()).isEqualTo("z");
    assertThat(first.body()).isEqualTo("{\"n\":\"ñ\"}");
    assertThat(first.problem()).isEmpty();

    database()
        .write(
            handle -> {
              new OutboxTable(handle).failed(first.place(), OutboxState.WAITING, "away");
              return true;
            });
    assertThat(firstMessage(target, product).attempts()).isEqualTo(1);
    assertThat(firstMessage(target, product).problem()).contains("away");

    database()
        .write(
            handle -> {
              new OutboxTable(handle).failed(first.place(), OutboxState.DEAD, "refused");
              return true;
            });
    OutboxMessage second = firstMessage(target, product);
    assertThat(second.id()).isEqualTo("y");
    database()
        .write(
            handle -> {
              new OutboxTable(handle).delivered(second.place());
              return true;
            });
    assertThat(firstMessage(target, product).id()).isEqualTo("x");
    database()
        .read(
            handle -> {
              OutboxTable table = new OutboxTable(handle);
              assertThat(table.count(target, OutboxState.WAITING)).isEqualTo(1);
              assertThat(table.count(target, OutboxState.DEAD)).isEqualTo(1);
              assertThat(table.waitingProducts(target)).containsExactly(product);
              assertThat(table.targets()).contains(target);
              return true;
            });
  }

  private OutboxMessage firstMessage(String target, String product) {
    return database()
        .<Optional<OutboxMessage>>read(handle -> new OutboxTable(handle).first(target, product))
        .orElseThrow();
  }

  @Test
  void fileOfAFolderIsFoundByItsStateAndByItsBytes() {
    String product = product();
    FolderFile file =
        new FolderFile(
            ids.next(),
            product,
            "/camera",
            "täst.png",
            5_000_000_000L,
            1_764_400_000_123L,
            DIGEST,
            FileOutcome.INSPECTED,
            Optional.of("part"),
            Optional.empty(),
            Timestamp.now());
    database()
        .write(
            handle -> {
              new FolderFileTable(handle).add(file);
              return true;
            });
    database()
        .read(
            handle -> {
              FolderFileTable table = new FolderFileTable(handle);
              assertThat(
                      table.get(product, "/camera", "täst.png", 5_000_000_000L, 1_764_400_000_123L))
                  .contains(file);
              assertThat(table.get(product, "/camera", "täst.png", 5_000_000_000L, 1L)).isEmpty();
              assertThat(table.inspected(product, DIGEST)).contains(file);
              assertThat(table.inspected(product, OTHER)).isEmpty();
              assertThat(table.list(product)).containsExactly(file);
              return true;
            });
  }

  @Test
  void idsAscend() {
    List<String> made = IntStream.range(0, 1000).mapToObj(i -> ids.next()).toList();

    assertThat(made).isSorted().doesNotHaveDuplicates().allMatch(id -> id.length() == 32);
  }
}
