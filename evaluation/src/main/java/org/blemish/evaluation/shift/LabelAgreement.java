// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.shift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.blemish.core.scoring.Verdict;
import org.blemish.data.Label;
import org.blemish.data.labels.LabelFile;
import org.blemish.evaluation.page.PageBlock;
import org.blemish.evaluation.page.ReportTable.TableCell;
import org.blemish.evaluation.page.ThreeDigits;

/**
 * The verdicts of a shift against the labels of an inspector.
 *
 * @param good labelled good
 * @param defective labelled defective
 */
record LabelAgreement(List<InspectedPart> good, List<InspectedPart> defective) {
  static LabelAgreement of(List<InspectedPart> parts, LabelFile labels) {
    List<InspectedPart> good = new ArrayList<>();
    List<InspectedPart> defective = new ArrayList<>();
    for (InspectedPart part : parts) {
      LabelFile.GivenLabel given = labels.labels().get(part.source());
      if (given != null) {
        (given.label() == Label.GOOD ? good : defective).add(part);
      }
    }
    return new LabelAgreement(good, defective);
  }

  int labelled() {
    return good.size() + defective.size();
  }

  private static int count(List<InspectedPart> parts, Verdict verdict) {
    return (int) parts.stream().filter(part -> part.verdict() == verdict).count();
  }

  /** Parts whose label and verdict are both good or both defective. */
  int agreed() {
    return count(good, Verdict.GOOD) + count(defective, Verdict.DEFECTIVE);
  }

  String sentence() {
    return "%s of the %d parts that an inspector labelled have the same verdict (%d); %d are missed, %d wrongly rejected."
        .formatted(
            ThreeDigits.percent((double) agreed() / labelled()),
            labelled(),
            agreed(),
            count(defective, Verdict.GOOD),
            count(good, Verdict.DEFECTIVE));
  }

  PageBlock.Table table() {
    List<List<TableCell>> rows = new ArrayList<>();
    Map.of("labelled good", good, "labelled defective", defective).entrySet().stream()
        .sorted(Map.Entry.<String, List<InspectedPart>>comparingByKey().reversed())
        .filter(entry -> !entry.getValue().isEmpty())
        .forEach(
            entry ->
                rows.add(
                    List.of(
                        TableCell.of(entry.getKey()),
                        cell(entry.getValue(), Verdict.GOOD),
                        cell(entry.getValue(), Verdict.UNSURE),
                        cell(entry.getValue(), Verdict.DEFECTIVE))));
    return new PageBlock.Table(
        "Number of parts by label and verdict",
        List.of("Label", "GOOD", "UNSURE", "DEFECTIVE"),
        rows,
        true);
  }

  private static TableCell cell(List<InspectedPart> parts, Verdict verdict) {
    return TableCell.of(Integer.toString(count(parts, verdict)));
  }

  /** Parts whose verdict contradicts their label. */
  List<InspectedPart> disagreements() {
    List<InspectedPart> found = new ArrayList<>();
    defective.stream().filter(part -> part.verdict() == Verdict.GOOD).forEach(found::add);
    good.stream().filter(part -> part.verdict() == Verdict.DEFECTIVE).forEach(found::add);
    return found;
  }
}
