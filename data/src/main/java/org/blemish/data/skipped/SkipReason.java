// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.skipped;

/** Reasons why a file or folder that was found in a folder is not used. */
public enum SkipReason {
  /** Its name begins with a dot. */
  HIDDEN("hidden, the name begins with a dot", false),
  /** Such as {@code Thumbs.db}, {@code @eaDir} and {@code __MACOSX}. */
  SYSTEM("written by an operating system or a storage device", false),
  /** A link that is a loop, or a second way to a folder that is searched already. */
  SEARCHED_ALREADY("link to a folder that is searched already or contains it", false),
  /** A pipe, socket or device. */
  NOT_A_FILE("no regular file, but a pipe, socket or device", true),
  /** A folder that cannot be listed. */
  UNREADABLE_FOLDER("the folder cannot be listed; check its permissions", true),
  /** In a folder of masks, or next to its image. */
  MASK("mask, not a part", false),
  /** In a folder that the command writes its results to. */
  RESULT("in the folder of this command's results", false),
  /** An image in a format that is not supported. */
  UNSUPPORTED_FORMAT("image in a format that is not supported; convert it to PNG or TIFF", true),
  /** Neither image nor scan. */
  OTHER("neither image nor scan", false),
  /** An image or scan that the model does not use. */
  OTHER_MODALITY("the model does not use it", false),
  /** A scan without an image, where both are needed. */
  SCAN_WITHOUT_IMAGE("scan without its image", true),
  /** An image or scan that the layout of the data set does not read. */
  NOT_IN_LAYOUT("not part of the data set: the layout does not read it", true),
  /** A mask without an image of its name. */
  MASK_WITHOUT_IMAGE("a mask without an image of this name", true);

  private final String text;
  private final boolean mayBePart;

  SkipReason(String text, boolean mayBePart) {
    this.text = text;
    this.mayBePart = mayBePart;
  }

  /** The reason in words, as it follows a path and a colon. */
  public String text() {
    return text;
  }

  /** Whether the file may have been meant to be used, so that its absence has to be noticed. */
  public boolean mayBePart() {
    return mayBePart;
  }
}
