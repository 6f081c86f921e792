// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

/** Kind, size and contrast of a defect to generate. */
public record DefectSpec(SyntheticDefectKind kind, DefectSize size, DefectContrast contrast) {
  /** For messages: {@code small faint scratch}. */
  @Override
  public String toString() {
    return size.title() + " " + contrast.title() + " " + kind.title();
  }
}
