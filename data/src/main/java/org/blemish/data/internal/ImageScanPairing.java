// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.blemish.core.BlemishException;

/**
 * Distinguishes images from scans and finds the scan of an image. These are scans:
 *
 * <ul>
 *   <li>{@code .npy}, {@code .ply} and {@code .pcd} files;
 *   <li>TIFF files whose samples are floats;
 *   <li>images whose stem ends in {@code _depth}, {@code _xyz} or {@code _scan}, or whose folder is
 *       called {@code xyz} or {@code depth}.
 * </ul>
 *
 * <p>The scan of an image has its stem, with or without such an ending, in the same folder; else in
 * a folder {@code xyz} or {@code depth} next to the image's folder. Eyecandies has one scan for the
 * images of all lights: {@code 007_depth.png} for {@code 007_image_4.png}. Case does not matter,
 * unless two scans differ in case alone.
 */
public final class ImageScanPairing {
  private static final Pattern LIGHT = Pattern.compile("_image_\\d$");

  private final Map<Key, List<Path>> scans = new HashMap<>();
  private final List<Path> images = new ArrayList<>();

  /**
   * Where a scan belongs.
   *
   * @param folder of its images; for a scan in a folder of scans the folder above
   * @param stem in lower case
   * @param scanFolder whether it is in a folder of scans
   */
  private record Key(Path folder, String stem, boolean scanFolder) {}

  private ImageScanPairing(List<Path> files) {
    for (Path file : files) {
      if (isScan(file)) {
        scans.computeIfAbsent(key(file), key -> new ArrayList<>()).add(file);
      } else if (DataFileNames.isImage(file)) {
        images.add(file);
      }
    }
  }

  /** Sorts files into images and scans; others are left out. TIFF headers are read. */
  public static ImageScanPairing of(List<Path> files) {
    return new ImageScanPairing(files);
  }

  /** Whether a file is a scan by its name, its folder or, for TIFF files, its samples. */
  public static boolean isScan(Path file) {
    return DataFileNames.isNamedScan(file)
        || (DataFileNames.isTiff(file) && TiffHeader.hasFloatSamples(file));
  }

  /** The images in the order of the files. */
  public List<Path> images() {
    return List.copyOf(images);
  }

  /** The scans in the order of their paths. */
  public List<Path> scans() {
    return scans.values().stream().flatMap(List::stream).sorted().toList();
  }

  /**
   * The scan of an image.
   *
   * @throws BlemishException if several fit equally well
   */
  public Optional<Path> scanOf(Path image) {
    Path folder = folder(image);
    String stem = DataFileNames.stem(image);
    String part = LIGHT.matcher(stem).replaceFirst("");
    List<Path> found = scans.getOrDefault(new Key(folder, lower(stem), false), List.of());
    if (found.isEmpty()) {
      found = scans.getOrDefault(new Key(folder, lower(part), false), List.of());
    }
    Path above = folder.getParent();
    if (found.isEmpty() && above != null) {
      found = scans.getOrDefault(new Key(above, lower(stem), true), List.of());
    }
    return onlyScan(image, found, stem);
  }

  /**
   * All images with their scans, then scans without an image; each in the order of their paths.
   *
   * @throws BlemishException if it is not clear which image belongs to a scan
   */
  public List<ImageScanPair> pairs() {
    List<ImageScanPair> pairs = new ArrayList<>();
    Map<Path, List<Path>> imagesOfScan = new HashMap<>();
    images.stream()
        .sorted()
        .forEach(
            image -> {
              Optional<Path> scan = scanOf(image);
              scan.ifPresent(
                  file -> imagesOfScan.computeIfAbsent(file, key -> new ArrayList<>()).add(image));
              pairs.add(new ImageScanPair(Optional.of(image), scan));
            });
    imagesOfScan.forEach(ImageScanPairing::requireOneImage);
    Set<Path> used = new HashSet<>(imagesOfScan.keySet());
    scans().stream()
        .filter(scan -> !used.contains(scan))
        .forEach(scan -> pairs.add(new ImageScanPair(Optional.empty(), Optional.of(scan))));
    return pairs;
  }

  private static Optional<Path> onlyScan(Path image, List<Path> found, String stem) {
    if (found.size() < 2) {
      return found.stream().findFirst();
    }
    List<Path> exact =
        found.stream()
            .filter(scan -> DataFileNames.withoutScanSuffix(DataFileNames.stem(scan)).equals(stem))
            .toList();
    if (exact.size() == 1) {
      return Optional.of(exact.get(0));
    }
    throw ambiguous(image, 1, found.size());
  }

  /** Images under several lights, or in several folders, may share a scan. */
  private static void requireOneImage(Path scan, List<Path> images) {
    long inOneFolder =
        images.stream()
            .filter(image -> folder(image).equals(folder(images.get(0))))
            .filter(image -> !LIGHT.matcher(DataFileNames.stem(image)).find())
            .count();
    if (inOneFolder > 1) {
      throw ambiguous(
          images.stream().min(Comparator.naturalOrder()).orElse(scan), images.size(), 1);
    }
  }

  private static BlemishException ambiguous(Path file, int images, int scans) {
    return new BlemishException(
        "%s: %d images and %d scans share this name, so it is not clear which belong together; leave one of each"
            .formatted(file, images, scans));
  }

  private static Key key(Path scan) {
    Path folder = folder(scan);
    String stem = DataFileNames.withoutScanSuffix(DataFileNames.stem(scan));
    Path above = folder.getParent();
    return above != null && DataFileNames.isScanFolder(folder)
        ? new Key(above, lower(stem), true)
        : new Key(folder, lower(stem), false);
  }

  private static Path folder(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    return parent == null ? absolute : parent;
  }

  private static String lower(String text) {
    return DataFileNames.lower(text);
  }
}
