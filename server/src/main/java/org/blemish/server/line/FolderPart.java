// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.line;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.blemish.core.input.Modality;

/**
 * The files of one part in a watched folder.
 *
 * @param image file; empty if the model needs none, or it has not arrived
 * @param scan file; empty if the model needs none, or it has not arrived
 */
record FolderPart(Optional<FolderListing.Entry> image, Optional<FolderListing.Entry> scan) {
  static FolderPart ofImage(FolderListing.Entry image) {
    return new FolderPart(Optional.of(image), Optional.empty());
  }

  static FolderPart ofScan(FolderListing.Entry scan) {
    return new FolderPart(Optional.empty(), Optional.of(scan));
  }

  /** The files that are there, the image first. */
  List<FolderListing.Entry> files() {
    return Stream.of(image, scan).flatMap(Optional::stream).toList();
  }

  /** Name of the image, or of the scan without one: the source in the record. */
  String name() {
    return files().get(0).name();
  }

  /** What a model of this modality needs and is not there; empty if the part is complete. */
  Optional<String> missing(Modality modality) {
    if (modality.usesImage() && image.isEmpty()) {
      return Optional.of("image");
    }
    return modality.usesScan() && scan.isEmpty() ? Optional.of("scan") : Optional.empty();
  }
}
