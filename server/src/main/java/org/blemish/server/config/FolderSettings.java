// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A folder that is watched for new images and scans. Subfolders and hidden files are not looked at.
 *
 * @param path of the folder
 * @param product id of the product whose active model inspects the parts
 * @param pattern of file names, in lower case; {@value #IMAGES} if empty, and {@value
 *     #IMAGES_AND_SCANS} for a model that uses scans
 * @param stableMillis for which a file must not have changed before it is read; {@value
 *     #DEFAULT_STABLE_MILLIS} if empty
 * @param giveUpSeconds after its last change a file that cannot be decoded is a failed one, and so
 *     is an image without its scan or a scan without its image; until then it is waited for;
 *     {@value #DEFAULT_GIVE_UP_SECONDS} if empty
 * @param inspected what is done with inspected files and duplicates; they stay if empty
 * @param failed what is done with failed files; they stay if empty
 */
public record FolderSettings(
    String path,
    String product,
    Optional<String> pattern,
    Optional<Integer> stableMillis,
    Optional<Integer> giveUpSeconds,
    Optional<FileAction> inspected,
    Optional<FileAction> failed) {
  static final String IMAGES = "*.{png,jpg,jpeg,bmp,tif,tiff,webp,gif,pgm,ppm,pbm}";
  static final String IMAGES_AND_SCANS =
      "*.{png,jpg,jpeg,bmp,tif,tiff,webp,gif,pgm,ppm,pbm,npy,ply,pcd}";
  static final int DEFAULT_STABLE_MILLIS = 500;
  static final int DEFAULT_GIVE_UP_SECONDS = 10;

  public FolderSettings {
    if (stableMillis.orElse(DEFAULT_STABLE_MILLIS) < 0) {
      throw new IllegalArgumentException("stableMillis must be at least 0");
    }
    if (giveUpSeconds.orElse(DEFAULT_GIVE_UP_SECONDS) < 0) {
      throw new IllegalArgumentException("giveUpSeconds must be at least 0");
    }
  }

  /** A folder with the defaults. */
  public static FolderSettings of(String path, String product) {
    return new FolderSettings(
        path,
        product,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The absolute path. */
  public Path folder() {
    return Path.of(path).toAbsolutePath().normalize();
  }

  /**
   * Matches the names of the files that are inspected, in lower case.
   *
   * @param scans whether the model uses scans
   */
  public PathMatcher names(boolean scans) {
    String glob = pattern.orElse(scans ? IMAGES_AND_SCANS : IMAGES);
    return FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT));
  }

  /** How long a file must not have changed before it is read. */
  public Duration stable() {
    return Duration.ofMillis(stableMillis.orElse(DEFAULT_STABLE_MILLIS));
  }

  /** How long after its last change a file may be incomplete. */
  public Duration giveUp() {
    return Duration.ofSeconds(giveUpSeconds.orElse(DEFAULT_GIVE_UP_SECONDS));
  }

  /** What is done with inspected files and duplicates. */
  public FileAction whenInspected() {
    return inspected.orElse(FileAction.LEAVE);
  }

  /** What is done with failed files. */
  public FileAction whenFailed() {
    return failed.orElse(FileAction.LEAVE);
  }
}
