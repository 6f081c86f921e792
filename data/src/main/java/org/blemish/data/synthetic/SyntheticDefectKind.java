// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.synthetic;

import java.util.Arrays;
import java.util.List;
import org.blemish.core.input.Modality;

/** The kinds of synthetic defects, each on the image or on the scan. */
public enum SyntheticDefectKind {
  /** A patch from elsewhere on this part or another, blended over. */
  CUT_PASTE("cut-and-paste", false),
  /** An irregular, textured patch, darker or lighter than the surface. */
  BLOB("blob", false),
  /** A thin irregular line, darker or lighter than the surface. */
  SCRATCH("scratch", false),
  /** A soft, transparent discolouration. */
  STAIN("stain", false),
  /** A missing piece: filled from its surroundings or with the background. */
  MISSING("missing piece", false),
  /** A piece moved by some pixels; the gap is filled from its surroundings. */
  DISPLACED("displaced piece", false),
  /** A piece mirrored or rotated by 180 degrees in place: right textures in the wrong order. */
  MIRRORED("mirrored piece", false),
  /** A round piece turned in place. */
  TURNED("turned piece", false),
  /** A piece whose middle is moved, as if it were bent. */
  BENT("bent piece", false),
  /** A very thin dark line with branches. */
  CRACK("crack", false),
  /** Contamination: a group of small specks. */
  SPECKS("specks", false),
  /** Another colour of the same brightness. */
  COLOUR("colour change", false),
  /** A smooth dent, on the scan alone. */
  DENT("dent", true),
  /** A smooth bump, on the scan alone. */
  BUMP("bump", true),
  /** A broken-off flake with a steep rim, on the scan alone. */
  CHIP("chip", true);

  private final String title;
  private final boolean onScan;

  SyntheticDefectKind(String title, boolean onScan) {
    this.title = title;
    this.onScan = onScan;
  }

  /** Name for tables, lower case. */
  public String title() {
    return title;
  }

  /** Whether it changes the scan; else it changes the image. */
  public boolean onScan() {
    return onScan;
  }

  /** The kinds that are visible to models of a modality. */
  public static List<SyntheticDefectKind> visibleTo(Modality modality) {
    return Arrays.stream(values())
        .filter(kind -> kind.onScan ? modality.usesScan() : modality.usesImage())
        .toList();
  }
}
