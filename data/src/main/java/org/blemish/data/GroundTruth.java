// SPDX-License-Identifier: Apache-2.0
package org.blemish.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.blemish.core.BlemishException;
import org.blemish.core.geometry.Size;
import org.blemish.core.grid.Mask;
import org.blemish.core.image.Images;

/**
 * Where the defects of a sample are, in the pixels of its image.
 *
 * @param size size of the image
 * @param regions one for each mask file; none for a good sample
 */
public record GroundTruth(Size size, List<AnnotatedRegion> regions) {
  /**
   * What one mask file marks. Where a data set has one file for all defects of an image the region
   * is all of them: metrics that count regions take its connected components.
   *
   * @param defect name of the kind of defect
   * @param mask its pixels
   * @param saturationArea pixels that have to be covered for the region to count as found; all
   *     where the data set does not say
   */
  public record AnnotatedRegion(String defect, Mask mask, int saturationArea) {}

  public GroundTruth {
    regions = List.copyOf(regions);
  }

  /**
   * Reads a sample's ground truth. A good sample's mask files are not opened; a mask that is all
   * black gives no region, as in the data sets' own evaluators.
   *
   * @param size size of the sample's image, which all masks have to have
   * @throws BlemishException where a defective sample has no mask, or a mask cannot be read or has
   *     another size
   */
  public static GroundTruth read(Dataset dataset, Sample sample, Size size) {
    if (sample.label() == Label.GOOD) {
      return new GroundTruth(size, List.of());
    }
    if (sample.masks().isEmpty()) {
      throw new BlemishException(
          "%s: a defective sample (%s) without a mask; figures by pixel need one"
              .formatted(sample.file(), sample.defectType()));
    }
    List<AnnotatedRegion> regions = new ArrayList<>();
    for (Path file : sample.masks()) {
      AnnotatedRegion region = region(dataset.maskEncoding(), sample, file);
      if (!region.mask().size().equals(size)) {
        throw new BlemishException(
            "%s: mask of %s for an image of %s (%s); they have to be equal"
                .formatted(file, region.mask().size(), size, sample.file()));
      }
      if (!region.mask().isEmpty()) {
        regions.add(region);
      }
    }
    return new GroundTruth(size, regions);
  }

  /** Whether {@link #read} can know the defects of this sample. */
  public static boolean isKnown(Sample sample) {
    return sample.label() == Label.GOOD || !sample.masks().isEmpty();
  }

  /** All defective pixels. */
  public Mask union() {
    BitSet bits = new BitSet(size.area());
    regions.forEach(region -> bits.or(region.mask().bits()));
    return new Mask(size.width(), size.height(), bits);
  }

  private static AnnotatedRegion region(MaskEncoding coding, Sample sample, Path file) {
    if (coding instanceof MaskEncoding.ByKind byKind) {
      MaskFile values = MaskFile.read(file);
      DefectKind kind = defectKind(byKind, file, values.value());
      Mask mask = values.atLeast(1);
      return new AnnotatedRegion(kind.name(), mask, kind.saturationArea(mask.count()));
    }
    Mask mask =
        coding instanceof MaskEncoding.AtLeast soft
            ? MaskFile.read(file).atLeast(soft.level())
            : Images.readMask(file);
    return new AnnotatedRegion(sample.defectType(), mask, mask.count());
  }

  private static DefectKind defectKind(MaskEncoding.ByKind coding, Path file, int value) {
    return coding.kinds().stream()
        .filter(kind -> kind.pixelValue() == value)
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "%s: pixel value %d is no kind of defect; defects_config.json has %s"
                        .formatted(
                            file,
                            value,
                            coding.kinds().stream()
                                .map(kind -> kind.name() + "=" + kind.pixelValue())
                                .collect(Collectors.joining(", ")))));
  }
}
