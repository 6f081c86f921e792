// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.parts;

import java.nio.file.Path;
import java.util.Locale;
import org.blemish.data.internal.DataFileNames;
import org.blemish.data.internal.ImageScanPairing;

/** Which image and scan of one folder belong together, by their names. */
public final class PartName {
  private PartName() {}

  /**
   * The name in lower case that the image and the scan of a part share: without its extension and
   * without the ending of a scan, such as {@code 017} for {@code 017.png} and {@code
   * 017_depth.tiff}.
   */
  public static String of(Path file) {
    return DataFileNames.withoutScanSuffix(DataFileNames.stem(file)).toLowerCase(Locale.ROOT);
  }

  /** Whether a file is a scan by its name, its folder or, for TIFF files, its samples. */
  public static boolean isScan(Path file) {
    return ImageScanPairing.isScan(file);
  }
}
