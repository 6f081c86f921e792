// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.blemish.core.geometry.Size;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.server.BlemishServer;
import org.blemish.server.FirstAccount;
import org.blemish.server.auth.Accounts;
import org.blemish.server.auth.Scope;
import org.blemish.server.auth.Tokens;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.config.SettingsReader;
import org.blemish.server.store.Database;
import org.blemish.server.store.OutboxState;
import org.blemish.server.store.OutboxTable;
import org.blemish.server.store.RecordIds;
import org.blemish.server.store.Timestamp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * From an empty server to an active model and back, by clicks in a browser, with a real training.
 * The Java property {@code blemish.screenshots} names a folder for screenshots of each step.
 */
@Tag("system")
class StudioTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration STEP = Duration.ofSeconds(60);
  private static final Duration TRAINING = Duration.ofMinutes(20);

  /** From the first click to an activated model. */
  private static final Duration MOST = Duration.ofMinutes(10);

  private static final int TRAINING_IMAGES = 40;
  private static final String PASSWORD = "a long password";

  @TempDir private Path folder;

  private ChromeDriver browser() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--window-size=1400,1000",
        "--user-data-dir=" + folder.resolve("browser"));
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build(),
        options);
  }

  private Path product() {
    ProductSettings settings =
        ProductSettings.of(ProductKind.of("biscuit"))
            .withSize(new Size(160, 160))
            .withSeed(5)
            .withCounts(TRAINING_IMAGES, 0, 8, 1);
    return ProductGenerator.generate(settings, folder.resolve("generated"), (done, total) -> {});
  }

  private static List<Path> images(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".png"))
          .filter(file -> file.toString().contains("rgb"))
          .sorted()
          .toList();
    }
  }

  private static String lines(List<Path> files) {
    return files.stream().map(Path::toString).collect(Collectors.joining("\n"));
  }

  private ServerSettings settings() {
    return new SettingsReader(
            Map.of(
                "BLEMISH_SERVER_DATA",
                folder.resolve("server").toString(),
                "BLEMISH_SERVER_PORT",
                "0"))
        .read(Optional.empty());
  }

  @Test
  void operatorSendsMessagesAgainAndMakesNoProducts() throws Exception {
    assumeTrue(
        Files.exists(CHROMIUM) && Files.exists(DRIVER),
        "chromium or chromedriver is not installed");
    ServerSettings settings = settings();
    try (BlemishServer server = BlemishServer.start(settings, ChildProgram.command(1024))) {
      try (Database database = Database.open(settings.database(), settings.folder())) {
        new Accounts(database).set("operator", PASSWORD, Optional.of(Scope.OPERATE));
        database.write(
            handle -> {
              OutboxTable table = new OutboxTable(handle);
              table.add("m1", "webhook mes", "bracket", Timestamp.now(), "{}");
              long place = table.list(OutboxState.WAITING, 1).get(0).place();
              table.failed(place, OutboxState.DEAD, "status 410");
              return true;
            });
      }
      ChromeDriver driver = browser();
      try {
        Session session = new Session(driver, server.address(), settings);
        session.logIn("operator", PASSWORD);
        session.sendAgain("status 410");
        assertThat(session.count("#new-product")).as("a form for a new product").isZero();
        for (String id : List.of("no-such", "%", "<b>x")) {
          session.missingProduct(id);
        }
      } finally {
        driver.quit();
      }
      try (Database database = Database.open(settings.database(), settings.folder())) {
        assertThat(
                database.<Long>read(handle -> new OutboxTable(handle).count(OutboxState.WAITING)))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void emptyServerIsSetUpByClicks() throws Exception {
    assumeTrue(
        Files.exists(CHROMIUM) && Files.exists(DRIVER),
        "chromium or chromedriver is not installed");
    Path data = product();
    ServerSettings settings = settings();
    try (BlemishServer server = BlemishServer.start(settings, ChildProgram.command(1024))) {
      String password = FirstAccount.password(settings).orElseThrow();
      ChromeDriver driver = browser();
      try {
        new Session(driver, server.address(), settings).run(password, data);
        assertThat(
                driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                    .map(LogEntry::getMessage)
                    // The answer to whether somebody is logged in.
                    .filter(message -> !message.contains("401")))
            .as("messages of the browser")
            .isEmpty();
      } finally {
        driver.quit();
      }
    }
  }

  /** The clicks of one person. */
  private static final class Session {
    private final ChromeDriver driver;
    private final URI address;
    private final ServerSettings settings;

    Session(ChromeDriver driver, URI address, ServerSettings settings) {
      this.driver = driver;
      this.address = address;
      this.settings = settings;
    }

    private WebElement wait(Duration most, By place) {
      return new WebDriverWait(driver, most)
          .ignoring(StaleElementReferenceException.class)
          .until(
              found -> {
                WebElement element = found.findElement(place);
                return element.isDisplayed() && element.isEnabled() ? element : null;
              });
    }

    private void click(By place) {
      new WebDriverWait(driver, STEP)
          .ignoring(WebDriverException.class)
          .until(
              found -> {
                found.findElement(place).click();
                return true;
              });
    }

    private void clickText(String text) {
      click(By.xpath("//main//*[self::button or self::a][normalize-space()='" + text + "']"));
    }

    private void until(BooleanSupplier condition) {
      new WebDriverWait(driver, STEP)
          .ignoring(WebDriverException.class)
          .until(found -> condition.getAsBoolean());
    }

    private void screenshot(String name) throws IOException {
      String target = System.getProperty("blemish.screenshots");
      if (target != null) {
        until(
            () ->
                Boolean.TRUE.equals(
                    driver.executeScript(
                        "return [...document.images].every(i => i.loading === 'lazy' ||"
                            + " i.complete)")));
        Files.createDirectories(Path.of(target));
        Files.write(Path.of(target, name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
      }
    }

    private int count(String css) {
      return driver.findElements(By.cssSelector(css)).size();
    }

    void logIn(String name, String password) {
      driver.get(address.toString());
      wait(STEP, By.cssSelector("input[type=password]"));
      WebElement account = driver.findElement(By.cssSelector("input[autocomplete=username]"));
      account.clear();
      account.sendKeys(name);
      driver.findElement(By.cssSelector("input[type=password]")).sendKeys(password, Keys.ENTER);
    }

    /** An address of a product that the server does not have, and the link from there. */
    void missingProduct(String id) throws IOException {
      driver.executeScript("location.hash = '#/' + arguments[0] + '/history'", id);
      until(
          () ->
              driver.findElement(By.cssSelector("main h1")).getText().equals("Product not found"));
      assertThat(driver.findElement(By.cssSelector("main [role=alert]")).getText())
          .contains("no product \u2018" + id + "\u2019");
      assertThat(driver.getTitle()).isEqualTo("Product not found - Blemish");
      assertThat(count("nav a")).as("links to views of the product").isZero();
      assertThat(count(".note.error")).as("messages that vanish").isZero();
      screenshot("missing-product");
      clickText("All products");
      until(() -> driver.findElement(By.cssSelector("main h1")).getText().equals("Products"));
    }

    void sendAgain(String problem) throws IOException {
      assertThat(wait(STEP, By.id("dead-messages")).getText())
          .contains("webhook mes: 1 put aside", problem)
          .doesNotContain("Delete");
      screenshot("messages");
      clickText("Send again");
      until(() -> count("#dead-messages") == 0);
    }

    void run(String password, Path data) throws Exception {
      long start = System.nanoTime();
      driver.get(address.toString());
      wait(STEP, By.cssSelector("input[type=password]")).sendKeys(password, Keys.ENTER);
      wait(STEP, By.id("new-product")).sendKeys("Biscuit 160", Keys.ENTER);
      addTrainingImages(data);
      clickText("Next");
      wait(STEP, By.cssSelector(".draw canvas"));
      screenshot("area");
      clickText("Next");
      click(By.id("start-training"));
      wait(STEP, By.cssSelector("progress[value]"));
      screenshot("training");
      wait(TRAINING, By.xpath("//main//b[starts-with(.,'Trained in')]"));
      clickText("Next");
      label(data);
      click(By.id("to-activate"));
      click(By.id("activate"));
      click(By.id("to-live"));
      wait(STEP, By.id("verdict"));
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf(
          "studio: from an empty server to an activated model on %d images in %d s%n",
          TRAINING_IMAGES, taken.toSeconds());
      assertThat(taken).isLessThan(MOST);
      watch(data);
      historyAndModels();
    }

    private void addTrainingImages(Path data) throws IOException {
      wait(STEP, By.cssSelector(".drop"));
      driver
          .findElement(By.cssSelector("input[type=file]"))
          .sendKeys(lines(images(data.resolve("train"))));
      until(() -> count("#train-images .tile") == TRAINING_IMAGES);
      click(By.cssSelector("#train-images .tile:last-child"));
      until(() -> count("#train-images .tile.excluded") == 1);
      click(By.cssSelector("#train-images .tile.excluded"));
      until(() -> count("#train-images .tile.excluded") == 0);
      screenshot("images");
    }

    /** Labels all test images by keys: the name of the folder says what they show. */
    private void label(Path data) throws IOException {
      List<Path> files = images(data.resolve("test"));
      wait(STEP, By.cssSelector(".drop"));
      driver.findElement(By.cssSelector("input[type=file]")).sendKeys(lines(files));
      until(() -> count("#test-images .tile") == files.size());
      until(() -> count("#test-images .tile .mark") == files.size());
      for (int i = 0; i < files.size(); i++) {
        // Good parts have low scores here: labelling by the model's own mark is enough.
        boolean found = count("#test-images .tile.selected .mark.defective") == 1;
        driver.findElement(By.tagName("body")).sendKeys(found ? "d" : "g");
      }
      until(() -> count("#test-images .is-unknown") == 0);
      assertThat(count("#test-images .is-defect")).isPositive();
      wait(STEP, By.cssSelector(".outcome"));
      screenshot("check");
    }

    private void watch(Path data) throws Exception {
      wait(STEP, By.id("verdict"));
      List<Path> files = images(data.resolve("test"));
      String token = token();
      String defective = "";
      for (Path file : files) {
        String answer = send(token, file);
        if (answer.contains("\"verdict\":\"DEFECTIVE\"")) {
          defective = file.getFileName().toString();
          break;
        }
      }
      assertThat(defective).as("a defect was found").isNotEmpty();
      until(() -> driver.findElement(By.cssSelector("#verdict .word")).getText().equals("DEFECT"));
      until(() -> count(".view img") == 1);
      screenshot("live");
      click(By.id("was-fine"));
      wait(STEP, By.id("undo"));
      until(() -> count("#verdict.defective") == 1);
      screenshot("feedback");
      click(By.id("undo"));
      wait(STEP, By.id("was-fine"));
    }

    private String token() {
      try (Database database = Database.open(settings.database(), settings.folder())) {
        return new Tokens(database, new RecordIds())
            .create("camera", Scope.INSPECT, Optional.empty())
            .secret();
      }
    }

    private String send(String token, Path image) throws Exception {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/api/v1/products/biscuit-160/inspect"))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "image/png")
              .POST(HttpRequest.BodyPublishers.ofFile(image))
              .build();
      return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private void historyAndModels() throws IOException {
      click(By.linkText("History"));
      until(() -> count("tbody .badge") > 0);
      click(By.cssSelector("tbody button"));
      screenshot("history");
      click(By.linkText("Models"));
      until(() -> count("tbody tr") >= 1);
      assertThat(driver.findElement(By.tagName("main")).getText()).contains("trained with preset");
      screenshot("models");
      click(By.xpath("//button[normalize-space()='Log out']"));
      wait(STEP, By.cssSelector("input[type=password]"));
    }
  }
}
