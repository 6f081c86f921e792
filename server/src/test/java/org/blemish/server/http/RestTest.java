// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.json.Json;
import org.blemish.core.scan.FloatTiff;
import org.blemish.data.text.Yaml;
import org.blemish.inference.Detector;
import org.blemish.server.Fixtures;
import org.blemish.server.TestServer;
import org.blemish.server.TestServer.Answer;
import org.blemish.server.TestServer.FormFile;
import org.blemish.server.config.DatabaseSettings;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxMessage;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.Timestamp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Every route, on a real server; each exchange is checked against {@code openapi.yaml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestTest {
  private static final String IMAGES = "/api/v1/products/plate";
  private static final String TILE = "/api/v1/products/tile";

  private TestServer server;
  private String plateModel;
  private String tileModel;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Path images = Files.createDirectories(folder.resolve("shelf"));
    Files.write(images.resolve("a.png"), Fixtures.goodImage(50));
    try (RandomAccessFile film = new RandomAccessFile(images.resolve("film.avi").toFile(), "rw")) {
      film.setLength(1L << 33); // more than any limit, without data
    }
    Files.writeString(images.resolve("readme.txt"), "no image");
    server =
        TestServer.of(
            folder.resolve("data"),
            "IMAGE_FOLDERS",
            "[\"" + images + "\"]",
            "LIMITS_BATCH_PARTS",
            "3");
    plateModel = server.productWithImageModel("plate");
    tileModel = server.productWithModel("tile", Fixtures.golden("run/model.blemish"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private Answer inspect(String product, byte[] image) {
    return server.send(
        "POST", "/api/v1/products/" + product + "/inspect?source=line-1", image, "image/png");
  }

  @Test
  void rawImageIsInspectedAndRecorded() {
    Answer good = inspect("plate", Fixtures.goodImage(1002));
    Answer bad = inspect("plate", Fixtures.badImage(7));

    assertThat(good.status()).isEqualTo(200);
    assertThat(good.json().at("/inspection/verdict").asText()).isEqualTo("GOOD");
    assertThat(bad.json().at("/inspection/verdict").asText()).isEqualTo("DEFECTIVE");
    assertThat(bad.json().at("/inspection/model").asText()).isEqualTo(plateModel);
    JsonNode record = server.get("/api/v1/parts/" + bad.json().path("id").asText()).json();
    assertThat(record.path("score")).isEqualTo(bad.json().at("/inspection/score"));
    assertThat(record.path("regions")).isEqualTo(bad.json().at("/inspection/regions"));
    assertThat(record.path("source").asText()).isEqualTo("line-1");
  }

  @Test
  void imageWithScanIsInspectedAsTheLibraryDoes() {
    JsonNode expected = Json.read(Fixtures.golden("expected.json"), JsonNode.class, "expected");
    Answer answer =
        server.form(
            TILE + "/inspect",
            new FormFile("image", "hole.png", Fixtures.golden("parts/hole.png")),
            new FormFile("scan", "hole.tiff", Fixtures.golden("parts/hole.tiff")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/inspection/source").asText()).isEqualTo("hole.png");
    assertThat(answer.json().at("/inspection/verdict").asText()).isEqualTo("DEFECTIVE");
    assertThat(expected.isEmpty()).isFalse();
    Answer scan = server.get("/api/v1/parts/" + answer.json().path("id").asText() + "/scan");
    assertThat(scan.body()).isEqualTo(Fixtures.golden("parts/hole.tiff"));
  }

  @Test
  void missingScanIsAnError() {
    Answer answer =
        server.form(
            TILE + "/inspect",
            new FormFile("image", "hole.png", Fixtures.golden("parts/hole.png")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).contains("needs a scan");
  }

  @Test
  void batchHasAStatusForEachPart() {
    Answer answer =
        server.form(
            IMAGES + "/inspect-batch",
            new FormFile("image", "good.png", Fixtures.goodImage(1)),
            new FormFile("image", "text.png", "text".getBytes(StandardCharsets.UTF_8)),
            new FormFile("image", "bad.png", Fixtures.badImage(2)));

    JsonNode parts = answer.json().path("parts");
    assertThat(parts.findValuesAsText("source")).contains("good.png", "text.png", "bad.png");
    assertThat(parts.get(0).path("status").asInt()).isEqualTo(200);
    assertThat(parts.get(1).path("status").asInt()).isEqualTo(400);
    assertThat(parts.get(1).path("error").asText()).contains("not an image");
    assertThat(parts.get(2).at("/result/inspection/verdict").asText()).isEqualTo("DEFECTIVE");
  }

  @Test
  void batchWithTooManyPartsIsRefused() {
    FormFile part = new FormFile("image", "a.png", Fixtures.goodImage(1));

    Answer answer = server.form(IMAGES + "/inspect-batch", part, part, part, part);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).contains("1 to 3 files");
  }

  @Test
  void heatMapAndMapAreThoseOfTheLibrary() throws Exception {
    String id = inspect("plate", Fixtures.badImage(9)).json().path("id").asText();

    Answer heat = server.get("/api/v1/parts/" + id + "/heatmap");
    Answer map = server.get("/api/v1/parts/" + id + "/map");

    assertThat(heat.body()).isEqualTo(libraryHeatMap(Fixtures.badImage(9)));
    Path file = Files.write(server.folder().resolve("map.tiff"), map.body());
    assertThat(FloatTiff.read(file).get(0).width()).isEqualTo(64);
    assertThat(server.get("/api/v1/parts/" + id + "/image").body()).isEqualTo(Fixtures.badImage(9));
  }

  private byte[] libraryHeatMap(byte[] image) {
    Input input = Input.of(Images.read(image, "part"));
    try (Detector detector =
        Detector.open(server.folder().resolve("models").resolve(plateModel + ".blemish"))) {
      return Images.png(detector.heatMap(input, detector.inspectInDetail(input, "line-1")));
    }
  }

  @Test
  void mapOfAGoodPartIsComputedWhenAskedFor() {
    String id = inspect("plate", Fixtures.goodImage(1002)).json().path("id").asText();

    assertThat(server.get("/api/v1/parts/" + id).json().has("map")).isFalse();
    assertThat(server.get("/api/v1/parts/" + id + "/map").status()).isEqualTo(200);
  }

  @Test
  void unknownThingsAreNotFound() {
    assertThat(server.get("/api/v1/products/none").status()).isEqualTo(404);
    assertThat(server.get("/api/v1/parts/none").status()).isEqualTo(404);
    assertThat(server.get("/api/v1/jobs/none").status()).isEqualTo(404);
    assertThat(server.get(IMAGES + "/images/none").status()).isEqualTo(404);
    assertThat(server.post(IMAGES + "/models/none/activate", "").status()).isEqualTo(404);
    assertThat(inspect("none", Fixtures.goodImage(1)).status()).isEqualTo(404);
  }

  @Test
  void productWithoutModelSaysWhatToDo() {
    server.post("/api/v1/products", "{\"id\":\"empty\",\"name\":\"Empty\"}");

    Answer answer = inspect("empty", Fixtures.goodImage(1));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("error").asText()).contains("train or upload one");
  }

  @Test
  void productsAreCheckedAndUnique() {
    String body = "{\"id\":\"bolt\",\"name\":\"Bolt\"}";

    assertThat(server.post("/api/v1/products", body).status()).isEqualTo(201);
    assertThat(server.post("/api/v1/products", body).status()).isEqualTo(409);
    assertThat(server.post("/api/v1/products", "{\"id\":\"../x\",\"name\":\"x\"}").status())
        .isEqualTo(400);
    assertThat(server.post("/api/v1/products", "{\"id\":").status()).isEqualTo(400);
    assertThat(server.post("/api/v1/products", "{\"id\":\"b\",\"name\":\"B\",\"x\":1}").status())
        .isEqualTo(400);
    assertThat(server.get("/api/v1/products").json().path("products").findValuesAsText("id"))
        .contains("bolt", "plate", "tile");
    assertThat(server.get("/api/v1/products/bolt").json().path("name").asText()).isEqualTo("Bolt");
  }

  @Test
  void wrongContentTypeIsNamed() {
    Answer answer =
        server.send(
            "POST", IMAGES + "/inspect", "x".getBytes(StandardCharsets.UTF_8), "text/plain");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().path("error").asText()).contains("text/plain");
  }

  @Test
  void brokenUploadsAreErrorsOfTheClient() {
    byte[] half = new byte[300];
    System.arraycopy(Fixtures.goodImage(1), 0, half, 0, half.length);
    byte[] form = TestServer.body(new FormFile("image", "a.png", Fixtures.goodImage(1)));
    byte[] cut = Arrays.copyOf(form, form.length / 2);

    assertThat(inspect("plate", half).status()).isEqualTo(400);
    assertThat(server.send("POST", IMAGES + "/inspect", cut, TestServer.FORM).status())
        .isEqualTo(400);
  }

  @Test
  void historyHasFiltersPagesAndCsv() {
    for (int i = 0; i < 3; i++) {
      server.send("POST", IMAGES + "/inspect?source=page", Fixtures.goodImage(i), "image/png");
    }
    server.send("POST", IMAGES + "/inspect?source=%3Dcmd", Fixtures.badImage(1), "image/png");

    JsonNode first = server.get("/api/v1/parts?source=page&limit=2").json();
    JsonNode second =
        server
            .get("/api/v1/parts?source=page&limit=2&before=" + first.path("next").asText())
            .json();
    Answer csv = server.get("/api/v1/parts.csv?product=plate&verdict=defective");

    assertThat(first.path("parts")).hasSize(2);
    assertThat(second.path("parts")).hasSize(1);
    assertThat(second.has("next")).isFalse();
    assertThat(csv.text().lines().skip(1))
        .isNotEmpty()
        .allMatch(line -> line.contains("defective"));
    assertThat(csv.text()).as("a spreadsheet must not compute it").contains("'=cmd");
    assertThat(server.get("/api/v1/parts?verdict=odd").status()).isEqualTo(400);
    assertThat(server.get("/api/v1/parts?from=2099-01-01T00:00:00Z").json().path("parts"))
        .isEmpty();
    assertThat(server.get("/api/v1/parts?to=2099-01-01T00:00:00Z").json().path("parts"))
        .isNotEmpty();
  }

  @Test
  @Order(1)
  void acceptedPartIsLearnedAndUndone() {
    String id =
        server
            .form(
                TILE + "/inspect",
                new FormFile("image", "hole.png", Fixtures.golden("parts/hole.png")),
                new FormFile("scan", "hole.tiff", Fixtures.golden("parts/hole.tiff")))
            .json()
            .path("id")
            .asText();
    double before = server.get("/api/v1/parts/" + id).json().path("score").asDouble();

    Answer said =
        server.post("/api/v1/parts/" + id + "/feedback", "{\"word\":\"good\",\"learn\":true}");
    JsonNode again =
        server
            .form(
                TILE + "/inspect",
                new FormFile("image", "hole.png", Fixtures.golden("parts/hole.png")),
                new FormFile("scan", "hole.tiff", Fixtures.golden("parts/hole.tiff")))
            .json();

    assertThat(said.status()).isEqualTo(201);
    assertThat(said.json().path("modelBefore").asText()).isEqualTo(tileModel);
    assertThat(again.at("/inspection/score").asDouble()).isLessThan(before);
    assertThat(
            server
                .post("/api/v1/parts/" + id + "/feedback", "{\"word\":\"defect\",\"learn\":false}")
                .status())
        .isEqualTo(409);

    Answer undone =
        server.send("DELETE", "/api/v1/parts/" + id + "/feedback", new byte[0], Map.of());

    assertThat(undone.status()).isEqualTo(200);
    assertThat(server.get("/api/v1/products/tile").json().path("model").asText())
        .isEqualTo(tileModel);
    assertThat(server.get("/api/v1/parts/" + id).json().has("word")).isFalse();
    assertThat(server.get(TILE + "/feedback").json().path("feedback")).hasSize(1);
    assertThat(
            server
                .send("DELETE", "/api/v1/parts/" + id + "/feedback", new byte[0], Map.of())
                .status())
        .isEqualTo(409);
  }

  @Test
  void thresholdsMakeANewModelThatCanBeRolledBack() {
    JsonNode present = server.get(IMAGES + "/models/" + plateModel + "/thresholds").json();
    double higher = present.path("reject").asDouble() * 1000;

    Answer made =
        server.post(
            IMAGES + "/models/" + plateModel + "/thresholds", "{\"reject\":%s}".formatted(higher));
    String digest = made.json().path("digest").asText();
    server.post(IMAGES + "/models/" + digest + "/activate", "");
    String verdict =
        inspect("plate", Fixtures.badImage(3)).json().at("/inspection/verdict").asText();
    Answer back = server.post(IMAGES + "/rollback", "");

    assertThat(made.status()).isEqualTo(201);
    assertThat(verdict).isNotEqualTo("DEFECTIVE");
    assertThat(back.json().path("digest").asText()).isEqualTo(plateModel);
    assertThat(server.get(IMAGES + "/models").json().path("models").findValuesAsText("digest"))
        .contains(plateModel, digest);
  }

  @Test
  void modelFilesAndCardsAreServed() {
    Answer file = server.get(TILE + "/models/" + tileModel + "/file");
    Answer card = server.get(TILE + "/models/" + tileModel + "/card");

    assertThat(file.body()).isEqualTo(Fixtures.golden("run/model.blemish"));
    assertThat(card.text()).contains("tile");
  }

  @Test
  void damagedModelsAreRefused() {
    byte[] model = Fixtures.golden("run/model.blemish");
    model[model.length / 2] ^= 1;

    Answer answer = server.send("POST", TILE + "/models", model, "application/octet-stream");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText())
        .startsWith("the model")
        .doesNotContain(server.folder().toString());
  }

  @Test
  void imagesAreAddedLabelledTriedAndRemoved() throws Exception {
    byte[] zip =
        ZipOf.files(Map.of("../../evil.png", Fixtures.goodImage(70), "b.txt", new byte[] {1}));

    JsonNode added =
        server
            .form(
                IMAGES + "/images?purpose=test",
                new FormFile("image", "one.png", Fixtures.badImage(60)),
                new FormFile("image", "more.zip", zip))
            .json()
            .path("files");
    String digest = added.get(0).path("digest").asText();
    Answer labelled =
        server.send(
            "PATCH",
            IMAGES + "/images/" + digest,
            "{\"label\":\"defect\"}".getBytes(StandardCharsets.UTF_8),
            "application/json");

    assertThat(added).hasSize(3);
    assertThat(added.findValuesAsText("name")).contains("one.png", "evil.png", "b.txt");
    assertThat(added.findValuesAsText("problem")).hasSize(1);
    assertThat(labelled.status()).isEqualTo(204);
    assertThat(server.get(IMAGES + "/images/" + digest).body()).isEqualTo(Fixtures.badImage(60));
    assertThat(server.get(IMAGES + "/images/" + digest + "/result").json().path("verdict").asText())
        .isEqualTo("DEFECTIVE");
    assertThat(server.get(IMAGES + "/images/" + digest + "/heatmap?model=" + plateModel).status())
        .isEqualTo(200);
    assertThat(server.get(IMAGES + "/images/" + digest + "/result?model=none").status())
        .isEqualTo(404);
    assertThat(server.send("DELETE", IMAGES + "/images/" + digest, new byte[0], Map.of()).status())
        .isEqualTo(204);
    assertThat(server.get(IMAGES + "/images").json().path("images").findValuesAsText("digest"))
        .doesNotContain(digest);
  }

  @Test
  void imagesComeFromAllowedFoldersOnly() {
    JsonNode folders = server.get("/api/v1/image-folders").json().path("folders");
    JsonNode files =
        server
            .post(TILE + "/images-from-folder", "{\"folder\":0,\"purpose\":\"train\"}")
            .json()
            .path("files");

    assertThat(folders).hasSize(1);
    assertThat(files).hasSize(3);
    assertThat(files.get(0).path("digest").asText()).hasSize(64);
    assertThat(files.get(1).path("problem").asText()).contains("film.avi", "8589934592 bytes");
    assertThat(files.get(2).path("problem").asText()).contains("readme.txt");
    assertThat(
            server
                .post(TILE + "/images-from-folder", "{\"folder\":1,\"purpose\":\"train\"}")
                .status())
        .isEqualTo(404);
  }

  @Test
  void oddImagesAreFound() {
    server.post("/api/v1/products", "{\"id\":\"odd\",\"name\":\"Odd\"}");
    for (int i = 0; i < 12; i++) {
      server.form(
          "/api/v1/products/odd/images",
          new FormFile("image", i + ".png", Fixtures.goodImage(200 + i)));
    }
    String strange =
        server
            .form(
                "/api/v1/products/odd/images",
                new FormFile("image", "odd.png", Fixtures.badImage(300)))
            .json()
            .at("/files/0/digest")
            .asText();

    JsonNode odd = server.get("/api/v1/products/odd/odd-images").json().path("images");

    assertThat(odd.findValuesAsText("digest")).containsExactly(strange);
  }

  @Test
  void ignoredAreaIsStoredAndRemoved() {
    byte[] mask = Images.png(Mask.empty(new Size(64, 64)));

    assertThat(server.send("PUT", "/api/v1/products/tile/ignored", mask, "image/png").status())
        .isEqualTo(204);
    assertThat(server.get("/api/v1/products/tile/ignored").body()).isEqualTo(mask);
    assertThat(
            server
                .send("PUT", "/api/v1/products/tile/ignored", new byte[] {1}, "image/png")
                .status())
        .isEqualTo(400);
    assertThat(
            server.send("DELETE", "/api/v1/products/tile/ignored", new byte[0], Map.of()).status())
        .isEqualTo(204);
    assertThat(server.get("/api/v1/products/tile/ignored").status()).isEqualTo(404);
  }

  private void addGoodImage() {
    server.form(TILE + "/images", new FormFile("image", "t.png", Fixtures.goodImage(90)));
  }

  @Test
  void jobsWithoutImagesAreRefused() {
    String model = server.productWithImageModel("bare");
    String jobs = "/api/v1/products/bare/jobs";
    Answer training = server.post(jobs, "{\"kind\":\"train\"}");
    Answer evaluation =
        server.post(jobs, "{\"kind\":\"evaluate\",\"model\":\"%s\"}".formatted(model));

    assertThat(training.status()).isEqualTo(409);
    assertThat(training.json().path("error").asText())
        .isEqualTo("product bare has no good images: add some");
    assertThat(evaluation.status()).isEqualTo(409);
    assertThat(evaluation.json().path("error").asText())
        .isEqualTo("product bare has no test images with a label: add some and say what they show");
    assertThat(server.get("/api/v1/jobs?product=bare").json().path("jobs")).isEmpty();
  }

  @Test
  void jobTrainsAModelWithProgress() {
    addGoodImage();
    Answer added =
        server.post(TILE + "/jobs", "{\"kind\":\"train\",\"settings\":{\"preset\":\"fast\"}}");
    String id = added.json().path("id").asText();

    List<String> events = server.events("/api/v1/jobs/" + id + "/events");

    assertThat(added.status()).isEqualTo(201);
    assertThat(events).isNotEmpty();
    assertThat(String.join("", events)).contains("\"stage\":\"features\"");
    JsonNode job = server.get("/api/v1/jobs/" + id).json();
    assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("done");
    assertThat(job.path("model").asText()).isEqualTo(tileModel);
    assertThat(server.get("/api/v1/jobs/" + id + "/report").header("Content-Security-Policy"))
        .contains("sandbox");
    assertThat(server.get("/api/v1/jobs/" + id + "/metrics").json().path("image_auroc").asInt())
        .isEqualTo(1);
    assertThat(server.get("/api/v1/jobs/" + id + "/log").text()).contains("images ");
    assertThat(server.get("/api/v1/jobs?product=tile").json().path("jobs")).isNotEmpty();
  }

  @Test
  void jobSettingsCannotBeOptionsOrPaths() {
    assertThat(
            server
                .post(TILE + "/jobs", "{\"kind\":\"train\",\"settings\":{\"output\":\"/tmp\"}}")
                .status())
        .isEqualTo(400);
    assertThat(
            server
                .post(TILE + "/jobs", "{\"kind\":\"train\",\"settings\":{\"preset\":\"../x\"}}")
                .status())
        .isEqualTo(400);
    assertThat(
            server
                .post(TILE + "/jobs", "{\"kind\":\"train\",\"settings\":{\"seed\":\"abc\"}}")
                .json()
                .path("error")
                .asText())
        .isEqualTo("job setting seed is 'abc', expected a number");
    assertThat(server.post(TILE + "/jobs", "{\"kind\":\"probe\",\"settings\":{}}").status())
        .isEqualTo(400);
  }

  @Test
  void failedJobSaysWhy() {
    addGoodImage();
    String id =
        server
            .post(TILE + "/jobs", "{\"kind\":\"train\",\"settings\":{\"seed\":\"1\"}}")
            .json()
            .path("id")
            .asText();
    server.events("/api/v1/jobs/" + id + "/events");

    JsonNode job = server.get("/api/v1/jobs/" + id).json();

    assertThat(job.path("state").asText()).isEqualTo("failed");
    assertThat(job.path("message").asText()).isEqualTo("the images differ too much: take others");
  }

  @Test
  void runningJobIsCancelled() throws Exception {
    addGoodImage();
    String id =
        server
            .post(TILE + "/jobs", "{\"kind\":\"train\",\"settings\":{\"seed\":\"2\"}}")
            .json()
            .path("id")
            .asText();
    long end = System.nanoTime() + 30_000_000_000L;
    while (server.get("/api/v1/jobs/" + id).json().path("done").asInt() < 1
        && System.nanoTime() < end) {
      Thread.sleep(50);
    }

    assertThat(server.post("/api/v1/jobs/" + id + "/cancel", "").status()).isEqualTo(202);
    server.events("/api/v1/jobs/" + id + "/events");

    assertThat(server.get("/api/v1/jobs/" + id).json().path("state").asText())
        .isEqualTo("cancelled");
  }

  @Test
  void statisticsCountVerdicts() {
    inspect("plate", Fixtures.badImage(4));

    JsonNode statistics = server.get(IMAGES + "/statistics?hours=1&points=5").json();

    assertThat(statistics.path("counts").findValuesAsText("name")).contains("defective");
    assertThat(statistics.path("points").size()).isBetween(1, 5);
    assertThat(server.get(IMAGES + "/statistics?hours=0").status()).isEqualTo(400);
  }

  @Test
  void measurementsAreInTheFormatOfPrometheus() {
    inspect("plate", Fixtures.goodImage(1002));

    assertThat(server.get("/metrics").text())
        .containsPattern("blemish_parts_total\\{product=\"plate\",verdict=\"good\"\\} [1-9]")
        .contains("blemish_inspection_seconds_bucket{product=\"plate\",stage=\"all\"");
  }

  @Test
  void documentsAreServed() {
    assertThat(server.get("/openapi.yaml").text()).startsWith("# The routes of the server");
    assertThat(server.get("/health/live").status()).isEqualTo(200);
    assertThat(server.get("/health/ready").json().path("ready").asBoolean()).isTrue();
    Answer page = server.raw("GET", "/", new byte[0], Map.of());
    assertThat(page.text()).contains("/studio/main.js").doesNotContain("<script>");
    assertThat(server.raw("GET", "/studio/..%2fopenapi.yaml", new byte[0], Map.of()).status())
        .isIn(400, 404);
  }

  @Test
  void tokensAreMadeListedAndRevoked() {
    Answer made =
        server.post("/api/v1/tokens", "{\"name\":\"plc\",\"scope\":\"inspect\",\"days\":1}");
    String id = made.json().at("/token/id").asText();

    assertThat(made.json().path("secret").asText()).startsWith("blemish_");
    assertThat(server.get("/api/v1/tokens").text())
        .contains(id)
        .doesNotContain(made.json().path("secret").asText());
    assertThat(server.send("DELETE", "/api/v1/tokens/" + id, new byte[0], Map.of()).status())
        .isEqualTo(204);
    assertThat(server.send("DELETE", "/api/v1/tokens/" + id, new byte[0], Map.of()).status())
        .isEqualTo(404);
    assertThat(server.post("/api/v1/tokens", "{\"name\":\"plc\",\"scope\":\"root\"}").status())
        .isEqualTo(400);
    assertThat(server.get("/api/v1/audit?limit=500").text())
        .contains("token.create", "token.revoke", "model.activate");
  }

  @Test
  void messagesThatWerePutAsideAreShownSentAgainAndDeleted() {
    Database database = Database.open(DatabaseSettings.DEFAULT, server.folder());
    try {
      database.write(
          handle -> {
            OutboxTable table = new OutboxTable(handle);
            table.add("m1", "webhook mes", "plate", Timestamp.now(), "{}");
            OutboxMessage message = table.list(OutboxState.WAITING, 1).get(0);
            table.failed(message.place(), OutboxState.DEAD, "status 410");
            return true;
          });

      JsonNode outbox = server.get("/api/v1/outbox").json();
      assertThat(outbox.at("/targets/0/name").asText()).isEqualTo("webhook mes");
      assertThat(outbox.at("/targets/0/dead").asInt()).isEqualTo(1);
      assertThat(outbox.at("/dead/0/problem").asText()).isEqualTo("status 410");
      assertThat(outbox.at("/dead/0/attempts").asInt()).isEqualTo(1);

      assertThat(server.post("/api/v1/outbox/retry", "").json().path("messages").asInt())
          .isEqualTo(1);
      assertThat(server.get("/api/v1/outbox").json().at("/targets/0/waiting").asInt()).isEqualTo(1);
      assertThat(
              server
                  .send("DELETE", "/api/v1/outbox/dead", new byte[0], Map.of())
                  .json()
                  .path("messages")
                  .asInt())
          .isZero();
    } finally {
      database.close();
    }
  }

  @Test
  void sessionIsShown() {
    assertThat(server.get("/api/v1/session").json().path("actor").asText()).isEqualTo("token test");
    assertThat(
            server.post("/api/v1/session", "{\"name\":\"admin\",\"password\":\"wrong\"}").status())
        .isEqualTo(401);
    assertThat(server.send("DELETE", "/api/v1/session", new byte[0], Map.of()).status())
        .isEqualTo(204);
  }

  /** Runs last: all operations of the description were used, except the endless stream. */
  @Test
  @Order(Integer.MAX_VALUE)
  void everyOperationIsTested() throws Exception {
    JsonNode paths =
        Yaml.tree(
                new String(
                    RestTest.class.getResourceAsStream("openapi.yaml").readAllBytes(),
                    StandardCharsets.UTF_8),
                "openapi.yaml")
            .path("paths");
    Set<String> unused = new HashSet<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> {
                          Pattern pattern =
                              Pattern.compile(
                                  method.toUpperCase(Locale.ROOT)
                                      + " "
                                      + path.getKey()
                                          .replaceAll("\\{\\w+\\}", "[^/]+")
                                          .replace(".", "\\."));
                          if (!method.equals("parameters")
                              && OpenApi.used().stream()
                                  .noneMatch(used -> pattern.matcher(used).matches())) {
                            unused.add(method + " " + path.getKey());
                          }
                        }));

    assertThat(unused).containsExactly("get /api/v1/products/{product}/live");
  }
}
