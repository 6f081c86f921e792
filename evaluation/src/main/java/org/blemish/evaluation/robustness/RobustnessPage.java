// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.robustness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.blemish.data.Label;
import org.blemish.evaluation.metrics.Proportion;
import org.blemish.evaluation.metrics.VerdictCounts;
import org.blemish.evaluation.page.Figure;
import org.blemish.evaluation.page.Page;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.PageBlock.Grid.GridCell;
import org.blemish.evaluation.page.PageBlock.Grid.GridRow;
import org.blemish.evaluation.page.ReportTable;
import org.blemish.evaluation.page.ThreeDigits;

/**
 * The page of a robustness run: grids of corruption by severity with the share of defects found, of
 * good parts rejected and of unsure parts, all metrics, and one good and one defective part under
 * each corruption.
 */
final class RobustnessPage {
  /** Columns of the table with numbers; those after them are texts. */
  private static final int NUMBERS = 9;

  private RobustnessPage() {}

  static Page of(RobustnessResults results) {
    List<Page.PageSection> sections = new ArrayList<>();
    boolean judged = results.cases().get(0).verdicts().isPresent();
    if (judged) {
      sections.add(
          new Page.PageSection(
              "grid",
              "By corruption and severity",
              "Verdicts after the quality gate, from mild to strong corruption.",
              List.of(
                  new PageBlock.Columns(
                      List.of(
                          column(results, "Defects found", VerdictCounts::found, "good"),
                          column(
                              results, "Good parts rejected", VerdictCounts::falseRejects, "bad"),
                          column(results, "Unsure", RobustnessPage::unsure, "bad"))))));
    }
    for (Label label : List.of(Label.DEFECTIVE, Label.GOOD)) {
      List<Figure> figures =
          results.examples().stream()
              .filter(example -> example.label() == label)
              .map(CorruptionExample::figure)
              .toList();
      if (!figures.isEmpty()) {
        sections.add(
            new Page.PageSection(
                label == Label.GOOD ? "good-part" : "defective-part",
                label == Label.GOOD ? "A good part" : "A defective part",
                "The same part under each corruption, with its heat map.",
                List.of(new PageBlock.Figures(figures))));
      }
    }
    List<PageBlock> metrics = new ArrayList<>(List.of(table(results)));
    reasons(results).ifPresent(metrics::add);
    sections.add(new Page.PageSection("metrics", "All metrics", "", metrics));
    return new Page(
        "Robustness of " + results.product(),
        List.of(
            new Page.PageField("Method", results.method()),
            new Page.PageField("Good test images", String.valueOf(results.good())),
            new Page.PageField("Defective test images", String.valueOf(results.defective()))),
        lead(results),
        judged ? List.of(bars(results)) : List.of(),
        notes(results),
        sections);
  }

  /** The outcome without corruption, and the corruptions that cost most. */
  static String lead(RobustnessResults results) {
    Optional<VerdictCounts> plain = results.cases().get(0).verdicts();
    if (plain.isEmpty()) {
      return "The model is not calibrated and gives no verdict.";
    }
    String sentence =
        "Without corruption, finds %s of the defects and rejects %s of the good parts"
            .formatted(share(plain.get().found()), share(plain.get().falseRejects()));
    List<CorruptionCaseResult> corrupted =
        results.cases().subList(1, results.cases().size()).stream()
            .filter(result -> result.verdicts().isPresent())
            .toList();
    if (corrupted.isEmpty()) {
      return sentence + ".";
    }
    CorruptionCaseResult least = worst(corrupted, counts -> -counts.found().share());
    CorruptionCaseResult most = worst(corrupted, counts -> counts.falseRejects().share());
    VerdictCounts rejecting = most.verdicts().orElseThrow();
    return sentence
        + "; finds least under %s (%s)"
            .formatted(least.corruption(), share(least.verdicts().orElseThrow().found()))
        + (rejecting.falseRejects().count() == 0
            ? " and rejects no good part under any corruption."
            : " and rejects good parts most often under %s (%s)."
                .formatted(most.corruption(), share(rejecting.falseRejects())));
  }

  private static CorruptionCaseResult worst(
      List<CorruptionCaseResult> cases, Function<VerdictCounts, Double> badness) {
    return cases.stream()
        .max(Comparator.comparingDouble(result -> badness.apply(result.verdicts().orElseThrow())))
        .orElseThrow();
  }

  private static String share(Proportion part) {
    return part.count() == 0 ? "none" : ThreeDigits.percent(part.share());
  }

  private static List<String> notes(RobustnessResults results) {
    List<String> notes = new ArrayList<>();
    if (!results.gate()) {
      notes.add("The model has no quality gate.");
    }
    if (!results.skipped().isEmpty()) {
      notes.add(
          "Skipped, since scans are not transformed: %s."
              .formatted(String.join(", ", results.skipped())));
    }
    results.failed().forEach(failed -> notes.add(failed.id() + " is left out: " + failed.error()));
    notes.add("Seed of the random choices: %d.".formatted(results.seed()));
    return notes;
  }

  private static PageBlock.Bars bars(RobustnessResults results) {
    List<PageBlock.Bars.BarRow> rows =
        results.cases().stream()
            .map(
                result -> {
                  VerdictCounts counts = result.verdicts().orElseThrow();
                  return new PageBlock.Bars.BarRow(
                      title(result),
                      List.of(
                          counts.found().count(), counts.unsure().count(), counts.missed().count()),
                      "%d of %d found, %d of %d good rejected"
                          .formatted(
                              counts.found().count(),
                              counts.found().total(),
                              counts.falseRejects().count(),
                              counts.falseRejects().total()));
                })
            .toList();
    return new PageBlock.Bars(
        List.of(
            new PageBlock.Bars.BarKind("found", "defects found"),
            new PageBlock.Bars.BarKind("unsure", "unsure"),
            new PageBlock.Bars.BarKind("missed", "missed")),
        rows);
  }

  private static String title(CorruptionCaseResult result) {
    return result.corruption().equals(CorruptionCaseResult.UNCORRUPTED)
        ? "as they are"
        : result.corruption();
  }

  /** Good and defective parts that are unsure. */
  private static Proportion unsure(VerdictCounts counts) {
    return new Proportion(
        counts.unsure().count() + counts.goodUnsure().count(),
        counts.unsure().total() + counts.goodUnsure().total());
  }

  private static PageBlock.Columns.Column column(
      RobustnessResults results,
      String heading,
      Function<VerdictCounts, Proportion> part,
      String tone) {
    Map<String, List<CorruptionCaseResult>> families = families(results.cases());
    int most = families.values().stream().mapToInt(List::size).max().orElse(1);
    List<String> header = new ArrayList<>(List.of("Corruption"));
    for (int i = 0; i < most; i++) {
      header.add(most == 1 ? "" : i == 0 ? "mild" : i == most - 1 ? "strong" : "medium");
    }
    List<GridRow> rows = new ArrayList<>();
    families.forEach(
        (name, cases) -> {
          List<GridCell> cells = new ArrayList<>();
          if (cases.size() == 1) {
            cells.add(cell(cases.get(0), part).across(most));
          } else {
            for (int i = 0; i < most; i++) {
              cells.add(i < cases.size() ? cell(cases.get(i), part) : GridCell.EMPTY);
            }
          }
          rows.add(new GridRow(name, cells));
        });
    return new PageBlock.Columns.Column(
        heading,
        List.of(new PageBlock.Grid(heading + ", per cent", header, List.of(), rows, tone)));
  }

  private static GridCell cell(
      CorruptionCaseResult result, Function<VerdictCounts, Proportion> part) {
    Proportion shown = part.apply(result.verdicts().orElseThrow());
    return new GridCell(
        ThreeDigits.text(100 * shown.share()),
        result.corruption().equals(CorruptionCaseResult.UNCORRUPTED) ? "" : level(result),
        Optional.of(shown.share()),
        Optional.empty());
  }

  /** The cases by what they change, each family from mild to strong. */
  static Map<String, List<CorruptionCaseResult>> families(List<CorruptionCaseResult> cases) {
    Map<String, List<CorruptionCaseResult>> families = new LinkedHashMap<>();
    for (CorruptionCaseResult result : cases) {
      families.computeIfAbsent(family(result), name -> new ArrayList<>()).add(result);
    }
    families
        .values()
        .forEach(family -> family.sort(Comparator.comparingDouble(RobustnessPage::strength)));
    return families;
  }

  /** The name without its level; changes in two directions are two families. */
  private static String family(CorruptionCaseResult result) {
    if (result.corruption().equals(CorruptionCaseResult.UNCORRUPTED)) {
      return "as they are";
    }
    String name = result.corruption().split(" ", 2)[0];
    String level = level(result);
    if (name.equals("gamma")) {
      return Double.parseDouble(level) < 1 ? "gamma below 1" : "gamma above 1";
    }
    return level.startsWith("-") ? "less " + name : level.startsWith("+") ? "more " + name : name;
  }

  private static String level(CorruptionCaseResult result) {
    return result.corruption().substring(result.corruption().indexOf(' ') + 1).strip();
  }

  private static double strength(CorruptionCaseResult result) {
    String digits = result.corruption().replaceAll("[^0-9.]", "");
    double level = digits.isEmpty() ? 0 : Double.parseDouble(digits);
    boolean quality = result.corruption().startsWith("JPEG");
    return quality ? -level : level;
  }

  private static PageBlock.Table table(RobustnessResults results) {
    List<List<String>> rows = RobustnessTable.of(results).rows();
    return new PageBlock.Table(
        "Per cent; rejected and missed by the score alone, called by the verdict with the gate",
        rows.get(0).subList(0, NUMBERS),
        rows.subList(1, rows.size()).stream()
            .map(row -> row.subList(0, NUMBERS).stream().map(ReportTable.TableCell::of).toList())
            .toList(),
        true);
  }

  /** Why the gate rejects images, for the corruptions under which it does. */
  private static Optional<PageBlock> reasons(RobustnessResults results) {
    List<List<ReportTable.TableCell>> rows = new ArrayList<>();
    List<List<String>> all = RobustnessTable.of(results).rows();
    for (List<String> row : all.subList(1, all.size())) {
      List<String> reasons = row.subList(NUMBERS, row.size());
      if (reasons.stream().anyMatch(text -> !text.isEmpty())) {
        List<String> cells = new ArrayList<>(List.of(row.get(0)));
        cells.addAll(reasons);
        rows.add(cells.stream().map(ReportTable.TableCell::of).toList());
      }
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PageBlock.Table(
                "Why the quality gate rejects images, with their number",
                List.of("corruption", "good parts", "defective parts"),
                rows,
                false));
  }
}
