// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.json.Json;
import org.blemish.core.model.CalibrationImage;
import org.blemish.core.model.CalibrationRecord;
import org.blemish.core.scoring.CalibrationSample;
import org.blemish.core.scoring.CalibrationSource;
import org.blemish.core.scoring.Inspection;
import org.blemish.core.scoring.Thresholds;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.data.labels.LabelFile;
import org.blemish.evaluation.page.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiftReportTest {
  @TempDir private Path folder;

  private static String line(int number, double score, Verdict verdict, Optional<String> reason) {
    return Json.line(
        new Inspection(
            Inspection.SCHEMA,
            "part-%03d.png".formatted(number),
            "00",
            new Size(8, 8),
            score,
            Optional.of(new Thresholds(3, 2, 1)),
            Optional.empty(),
            verdict,
            reason,
            List.of(),
            Optional.empty(),
            Map.of()));
  }

  private List<InspectedPart> read(List<String> lines) throws IOException {
    Path file = folder.resolve("results.jsonl");
    Files.write(file, lines);
    return ResultLines.read(List.of(file));
  }

  /** Scores 0 and 1 in turn; from the change on they are higher by {@code step}. */
  private List<InspectedPart> shift(int count, int change, double step) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double score = i % 2 + (i < change ? 0 : step);
      lines.add(line(i + 1, score, score > 3 ? Verdict.DEFECTIVE : Verdict.GOOD, Optional.empty()));
    }
    lines.add("{\"schema\":1,\"summary\":{\"inspected\":" + count + "}}");
    return read(lines);
  }

  /** Scores with mean 0.5 and standard deviation 0.502. */
  private static CalibrationRecord calibration() {
    List<CalibrationImage> images = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      images.add(
          new CalibrationImage(
              "good/" + i, new CalibrationSample(i % 2, 0, 0, 0, 0, 1, Optional.empty())));
    }
    return CalibrationRecord.of(CalibrationSource.HELD_OUT, 0, images);
  }

  private static ShiftReport report(List<InspectedPart> parts) {
    return new ShiftReport(
        "Monday",
        parts,
        Optional.of(calibration()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void readsResultsAndLeavesOutTheLineWithTheCounts() throws IOException {
    List<InspectedPart> parts = shift(4, 4, 0);
    assertThat(parts).extracting(InspectedPart::number).containsExactly(1, 2, 3, 4);
    assertThat(parts.get(1).source()).isEqualTo("part-002.png");
    assertThat(parts.get(1).score()).isEqualTo(1);
    assertThat(parts.get(1).reject()).contains(3.0);
  }

  @Test
  void resultsOfAServerAreShownByTheirTime() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      lines.add(
          "{\"id\":\"%d\",\"time\":\"2026-11-29T0%d:30:00.000Z\",\"inspection\":%s}"
              .formatted(i, i, line(i + 1, i, Verdict.GOOD, Optional.empty())));
    }
    List<InspectedPart> parts = read(lines);
    PartAxis axis = PartAxis.of(parts, ZoneId.of("Asia/Tokyo"));

    assertThat(axis.label()).isEqualTo("Time");
    // 09:30 to 14:30 in Tokyo, in seconds since 1970 as if it were UTC.
    assertThat(axis.range())
        .containsExactly(
            (double) Instant.parse("2026-11-29T09:30:00Z").getEpochSecond(),
            (double) Instant.parse("2026-11-29T14:30:00Z").getEpochSecond());
    assertThat(Windows.of(parts).middles(axis).get(0))
        .isEqualTo((double) Instant.parse("2026-11-29T11:30:00Z").getEpochSecond());
  }

  @Test
  void recordsOfAServerHaveTheirThresholdsAndSize() throws IOException {
    InspectedPart part =
        read(List.of(
                "{\"time\":\"2026-11-29T06:00:00.000Z\",\"source\":\"a.png\",\"width\":20,\"height\":10,"
                    + "\"score\":4.5,\"reject\":4.0,\"unsure\":3.0,\"verdict\":\"DEFECTIVE\",\"regions\":[]}"))
            .get(0);

    assertThat(part.reject()).contains(4.0);
    assertThat(part.unsure()).contains(3.0);
    assertThat(part.size()).isEqualTo(new Size(20, 10));
    assertThat(part.time()).contains(Instant.parse("2026-11-29T06:00:00Z"));
  }

  @Test
  void partsWithoutTimesAreShownByTheirNumbers() throws IOException {
    PartAxis axis = PartAxis.of(shift(4, 4, 0), ZoneId.of("Asia/Tokyo"));

    assertThat(axis.label()).isEqualTo("Part");
    assertThat(axis.range()).containsExactly(1.0, 4.0);
  }

  @Test
  void timesOfFilesOrderTheParts() throws IOException {
    List<InspectedPart> parts =
        read(
            List.of(
                line(1, 0, Verdict.GOOD, Optional.empty())
                    .replace("part-001.png", file("late", 20)),
                line(2, 1, Verdict.GOOD, Optional.empty())
                    .replace("part-002.png", file("early", 10))));

    List<InspectedPart> ordered = FileTimes.of(parts);
    assertThat(ordered).extracting(InspectedPart::number).containsExactly(1, 2);
    assertThat(ordered).extracting(InspectedPart::score).containsExactly(1.0, 0.0);
    assertThat(ordered.get(0).time()).contains(Instant.ofEpochSecond(10));
  }

  private String file(String name, long seconds) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(seconds)));
    return file.toString();
  }

  @Test
  void limitsAreThreeStandardDeviationsOfAMean() {
    ControlLimits limits = ControlLimits.of(List.of(1.0, 2.0, 3.0, 4.0));
    assertThat(limits.centre()).isEqualTo(2.5);
    // The standard deviation of 1, 2, 3, 4 is 1.2910; of a mean of 4, half of it.
    assertThat(limits.upper(4)).isCloseTo(2.5 + 3 * 0.64550, within(1e-4));
    assertThat(limits.lower(4)).isCloseTo(2.5 - 3 * 0.64550, within(1e-4));
    assertThat(limits.contains(4.4, 4)).isTrue();
    assertThat(limits.contains(4.5, 4)).isFalse();
  }

  @Test
  void steadyScoresStayWithinTheLimitsAndAChangeIsFoundWhereItBegins() throws IOException {
    List<InspectedPart> steady = shift(200, 200, 0);
    assertThat(report(steady).lead(Windows.of(steady)))
        .isEqualTo(
            "0 of 200 parts are defective (0 %) and 0 unsure; scores stay within the control"
                + " limits.");
    List<InspectedPart> changed = shift(200, 100, 5);
    assertThat(report(changed).lead(Windows.of(changed)))
        .isEqualTo(
            "100 of 200 parts are defective (50.0 %) and 0 unsure; the mean score is outside the"
                + " control limits in 20 of 40 windows, first from part 101.");
  }

  @Test
  void reasonsOfTheGateAreCountedByKind() throws IOException {
    List<InspectedPart> parts =
        read(
            List.of(
                line(1, 0, Verdict.UNSURE, Optional.of("blurred: sharpness -2, from -1")),
                line(2, 0, Verdict.UNSURE, Optional.of("blurred: sharpness -3, from -1")),
                line(3, 2.5, Verdict.UNSURE, Optional.of("score 2.5 is above the threshold")),
                line(4, 0, Verdict.GOOD, Optional.empty())));
    assertThat(parts)
        .extracting(InspectedPart::reasonKind)
        .containsExactly(
            Optional.of("blurred"), Optional.of("blurred"), Optional.empty(), Optional.empty());
    assertThat(report(parts).page().sections())
        .extracting(Page.PageSection::id)
        .contains("reasons");
  }

  @Test
  void agreementCountsMissesAndFalseRejects() throws IOException {
    List<InspectedPart> parts =
        read(
            List.of(
                line(1, 0, Verdict.GOOD, Optional.empty()),
                line(2, 0, Verdict.GOOD, Optional.empty()),
                line(3, 5, Verdict.DEFECTIVE, Optional.empty()),
                line(4, 5, Verdict.DEFECTIVE, Optional.empty()),
                line(5, 5, Verdict.DEFECTIVE, Optional.empty())));
    LabelFile labels =
        new LabelFile(
            Path.of("labels.csv"),
            Map.of(
                "part-001.png", new LabelFile.GivenLabel(Label.GOOD, "good"),
                "part-002.png", new LabelFile.GivenLabel(Label.DEFECTIVE, "dent"),
                "part-003.png", new LabelFile.GivenLabel(Label.DEFECTIVE, "dent"),
                "part-004.png", new LabelFile.GivenLabel(Label.GOOD, "good")));
    LabelAgreement agreement = LabelAgreement.of(parts, labels);
    assertThat(agreement.sentence())
        .isEqualTo(
            "50.0 % of the 4 parts that an inspector labelled have the same verdict (2); 1 are"
                + " missed, 1 wrongly rejected.");
    assertThat(agreement.disagreements())
        .extracting(InspectedPart::source)
        .containsExactly("part-002.png", "part-004.png");
  }

  @Test
  void aLineWithoutEndIsRefusedInsteadOfHeldInMemory() throws IOException {
    Path file = folder.resolve("long.jsonl");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(20L << 20);
    }
    assertThatThrownBy(() -> ResultLines.read(List.of(file)))
        .isInstanceOf(BlemishException.class)
        .hasMessage(file + ", line 1: longer than 16 MiB, which no result is");
  }

  @Test
  void filesWithoutResultsAreRefused() {
    assertThatThrownBy(() -> read(List.of("{\"schema\":1,\"summary\":{}}")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("no inspection in")
        .hasMessageContaining("predict --format jsonl");
    assertThatThrownBy(() -> read(List.of("{")))
        .isInstanceOf(BlemishException.class)
        .hasMessageContaining("results.jsonl, line 1");
  }

  @Test
  void thePageIsOneFile() throws IOException {
    Path page = folder.resolve("shift.html");
    report(shift(30, 20, 5)).write(page);
    assertThat(Files.readString(page))
        .contains("Worst ten", "</html>")
        .contains("\"type\":\"bars\"");
  }
}
