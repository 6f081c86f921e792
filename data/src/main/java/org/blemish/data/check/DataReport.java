// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.check;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The findings of one category.
 *
 * @param category name of the category
 * @param root its folder
 * @param layout name of its layout
 * @param train number of training samples
 * @param validation number of validation samples
 * @param test number of test samples
 * @param findings ordered by severity, errors first, then by path
 */
public record DataReport(
    String category,
    Path root,
    String layout,
    int train,
    int validation,
    int test,
    List<DataFinding> findings) {
  public DataReport {
    findings =
        findings.stream()
            .sorted(
                Comparator.comparing(DataFinding::severity)
                    .thenComparing(DataFinding::path)
                    .thenComparing(DataFinding::message))
            .toList();
  }

  /** Number of findings of that severity. */
  public long count(FindingSeverity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).count();
  }
}
