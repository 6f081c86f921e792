// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import java.util.List;
import org.blemish.core.input.Modality;

/** The kinds of defects that can be painted, each on the image or on the scan. */
public enum SyntheticDefectKind {
  /** A patch from elsewhere on this part, or on another, laid over. */
  CUT_PASTE("cut-and-paste", false),
  /** An irregular, textured patch, darker or lighter than what it covers. */
  BLOB("blob", false),
  /** A thin wandering line, darker or lighter. */
  SCRATCH("scratch", false),
  /** A soft discolouration through which the surface stays visible. */
  STAIN("stain", false),
  /** A piece gone: filled from its surroundings or with the background. */
  MISSING("missing piece", false),
  /** A piece moved by some pixels, the gap filled from its surroundings. */
  DISPLACED("displaced piece", false),
  /**
   * A piece mirrored or turned by half a turn where it is: every texture right, the order wrong.
   */
  MIRRORED("mirrored piece", false),
  /** Pressed in smoothly: the scan alone. */
  DENT("dent", true),
  /** Swollen smoothly: the scan alone. */
  BUMP("bump", true),
  /** A flake broken off with a steep rim: the scan alone. */
  CHIP("chip", true);

  private final String title;
  private final boolean onScan;

  SyntheticDefectKind(String title, boolean onScan) {
    this.title = title;
    this.onScan = onScan;
  }

  /** Name for people, lower case. */
  public String title() {
    return title;
  }

  /** Whether it changes the scan; else it changes the image. */
  public boolean onScan() {
    return onScan;
  }

  /** The kinds that a model of this modality could see. */
  public static List<SyntheticDefectKind> visibleTo(Modality modality) {
    return Arrays.stream(values())
        .filter(kind -> kind.onScan ? modality.usesScan() : modality.usesImage())
        .toList();
  }
}
