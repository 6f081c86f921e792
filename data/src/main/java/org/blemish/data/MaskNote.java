// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.blemish.core.text.ShortList;

/**
 * Something about a mask file that its user has to know.
 *
 * @param file the mask
 * @param kind what it is
 * @param text in words, without the path
 */
public record MaskNote(Path file, Kind kind, String text) {
  private static final int NAMED = 3;

  /** Kinds of notes. */
  public enum Kind {
    /** A lossy file: pixels of at least half the largest value are defective. */
    LOSSY("lossy files: pixels of at least half the largest value are defective"),
    /** A mask with a grey ramp at its edges, with the same rule. */
    SOFT("soft edges: pixels of at least half the largest value are defective"),
    /** More than half the image is defective. */
    COVERS_MOST("more than half the image is defective; perhaps black and white are swapped"),
    /** The mask is not used: it cannot be read, or does not fit its image. */
    NOT_USED("not used, these images are in no pixel metric");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** What is meant, for several masks. */
    public String text() {
      return text;
    }
  }

  /** With the words of the kind. */
  MaskNote(Path file, Kind kind) {
    this(file, kind, kind.text());
  }

  /** One line for each kind, with the first few of its masks. */
  public static List<String> lines(List<MaskNote> notes) {
    Map<Kind, List<MaskNote>> byKind =
        notes.stream()
            .collect(
                Collectors.groupingBy(
                    MaskNote::kind, () -> new EnumMap<>(Kind.class), Collectors.toList()));
    List<String> lines = new ArrayList<>();
    byKind.forEach(
        (kind, of) ->
            lines.add(
                "%d %s, %s: %s"
                    .formatted(
                        of.size(),
                        of.size() == 1 ? "mask" : "masks",
                        kind.text(),
                        ShortList.of(of.stream().map(MaskNote::named).toList(), NAMED))));
    return lines;
  }

  private String named() {
    return kind == Kind.NOT_USED ? text : file.toString();
  }
}
