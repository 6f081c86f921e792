// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

/** What kind of defect is wanted, how large and how visible. */
public record DefectSpec(SyntheticDefectKind kind, DefectSize size, DefectContrast contrast) {
  /** As in messages: {@code small faint scratch}. */
  @Override
  public String toString() {
    return size.title() + " " + contrast.title() + " " + kind.title();
  }
}
