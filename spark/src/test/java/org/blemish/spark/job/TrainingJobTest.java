// SPDX-License-Identifier: Apache-2.0
package org.blemish.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.blemish.core.BlemishException;
import org.blemish.core.json.Json;
import org.blemish.spark.SparkSessions;
import org.blemish.spark.training.FakeTrainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a program that only pretends to train. */
class TrainingJobTest {
  private static SparkSession session;

  @TempDir Path output;

  @BeforeAll
  static void start() {
    session = SparkSessions.local();
  }

  private Path table(List<Map<String, ?>> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(Json.line(line)).append('\n'));
    return Files.writeString(output.resolve("trainings.jsonl"), text);
  }

  private List<Row> run(List<Map<String, ?>> lines) throws IOException {
    new TrainingJob(table(lines).toString(), output.toString(), "")
        .run(session, FakeTrainer.program(calls()));
    return session
        .read()
        .parquet(output.resolve("results").toString())
        .orderBy("name", "category")
        .collectAsList();
  }

  private Path calls() {
    return output.resolve("calls.txt");
  }

  private static Map<String, ?> training(String name, String data, Object... more) {
    List<String> arguments = List.of("--data", data);
    return more.length == 0
        ? Map.of("name", name, "train", arguments)
        : Map.of("name", name, "train", arguments, (String) more[0], more[1]);
  }

  @Test
  void resultsOfAllTrainingsAreOneTable() throws IOException {
    List<Row> rows =
        run(
            List.of(
                training("a", "good", "evaluate", List.of("--data", "test", "--threads=7")),
                training("b", "failing"),
                training("c", "killed"),
                training("d", "good"),
                Map.of("name", "e", "benchmark", List.of("--data", "all"))));

    assertThat(rows)
        .extracting(row -> row.getAs("name"), row -> row.getAs("error"))
        .satisfies(
            all ->
                assertThat(all.get(2).toList().get(1)).asString().contains("killed by the system"))
        .hasSize(6);
    Row a = rows.get(0);
    assertThat(a.<String>getAs("model_digest")).isEqualTo("00ff");
    assertThat(a.<String>getAs("method")).isEqualTo("padim");
    assertThat(a.<String>getAs("error")).isNull();
    assertThat(a.<Double>getAs("seconds")).isPositive();
    assertThat(a.getJavaMap(a.fieldIndex("metrics")).toString()).isEqualTo("{image_auroc=0.75}");
    assertThat(rows.get(1).<String>getAs("error"))
        .isEqualTo("failing: no images: choose another folder");
    assertThat(rows.get(3).<String>getAs("error")).isNull();
    assertThat(rows.get(4).<String>getAs("category")).isEqualTo("cap");
    assertThat(rows.get(4).<String>getAs("error")).isEqualTo("too few images");
    assertThat(rows.get(5).<Long>getAs("seed")).isEqualTo(3);

    Dataset<Row> flat =
        session.read().option("header", true).csv(output.resolve("results-csv").toString());
    assertThat(flat.columns()).contains("name", "error", "image_auroc", "au_pro_0.3");
    assertThat(
            flat.filter("category = 'nut'")
                .select("`au_pro_0.3`", "image_auroc")
                .first()
                .toString())
        .isEqualTo("[0.25,0.5]");

    assertThat(Files.readAllLines(calls()))
        .contains(
            "train --data good --output %s --resume --json --threads 1"
                .formatted(output.resolve("trainings/a/run")),
            "evaluate --data test --threads=7 --model %s --output %s --json"
                .formatted(
                    output.resolve("trainings/a/run"), output.resolve("trainings/a/evaluation")),
            "benchmark --data all --output %s --cache 0 --retry-failed --json --threads 1"
                .formatted(output.resolve("benchmark")));
  }

  @Test
  void aTrainingThatSucceededIsNotDoneAgain() throws IOException {
    run(List.of(training("a", "good"), training("b", "failing")));
    List<Row> rows =
        run(List.of(training("a", "good"), training("b", "good"), training("c", "good")));

    assertThat(rows).allSatisfy(row -> assertThat(row.<String>getAs("error")).isNull());
    assertThat(Files.readAllLines(calls()).stream().filter(call -> call.contains("/a/run")))
        .hasSize(1);
    assertThat(Files.readAllLines(calls()).stream().filter(call -> call.contains("/b/run")))
        .hasSize(2);
  }

  @Test
  void otherArgumentsUnderTheSameNameAreAnError() throws IOException {
    run(List.of(training("a", "good")));
    assertThat(run(List.of(training("a", "other"))).get(0).<String>getAs("error"))
        .contains("trainings/a holds a training with other arguments");
  }

  @Test
  void anExecutorHasOneTrainerAtATime() throws IOException {
    // The fake trainer fails if another one works.
    assertThat(run(List.of(training("a", "x"), training("b", "x"))))
        .allSatisfy(row -> assertThat(row.<String>getAs("error")).isNull());
  }

  @Test
  void wrongUsageIsOneClearError() throws IOException {
    assertThatThrownBy(() -> TrainingJob.main(new String[] {"table"}))
        .isInstanceOf(BlemishException.class)
        .hasMessage("1 arguments, expected three: TABLE OUTPUT LIBRARIES");
    assertThatThrownBy(() -> new TrainingJob("/missing.jsonl", output.toString(), "x").run(session))
        .isInstanceOf(BlemishException.class)
        .hasMessage(
            "/missing.jsonl: no such file: expected a table with one training in each line");
    String table = table(List.of(training("a", "good"))).toString();
    assertThatThrownBy(
            () -> new TrainingJob(table, output.toString(), "/no/libraries").run(session))
        .hasMessageContaining("/no/libraries: no such folder on this machine");
    Path file = Files.createFile(output.resolve("file"));
    assertThatThrownBy(
            () -> new TrainingJob(table, file.toString(), output.toString()).run(session))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("cannot be created");
    session.conf().set("spark.blemish.trainer.heap", "2g");
    assertThatThrownBy(() -> new TrainingJob(table, output.toString(), "x").run(session))
        .isInstanceOf(BlemishException.class)
        .hasMessage("spark.blemish.trainer.heap is \"2g\", expected a number of MiB");
    session.conf().unset("spark.blemish.trainer.heap");
  }
}
