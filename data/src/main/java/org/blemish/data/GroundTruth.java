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
import org.blemish.data.mask.MaskFile;
import org.blemish.data.mask.MaskReading;

/**
 * Where the defects of a sample are, in the pixels of its image.
 *
 * @param size size of the image
 * @param regions one for each mask file; none for a good sample
 * @param notes how masks were read, where that is not obvious
 */
public record GroundTruth(Size size, List<AnnotatedRegion> regions, List<MaskNote> notes) {
  /**
   * The pixels that one mask file marks. Where a data set has one file for all defects of an image,
   * the region holds all of them, and metrics by region use its connected components.
   *
   * @param defect name of the kind of defect
   * @param mask pixels of the region
   * @param saturationArea pixels that have to be covered for the region to count as found; all
   *     pixels if the data set states no number
   */
  public record AnnotatedRegion(String defect, Mask mask, int saturationArea) {}

  public GroundTruth {
    regions = List.copyOf(regions);
    notes = List.copyOf(notes);
  }

  /**
   * Reads a sample's ground truth. A good sample's mask files are not opened; a mask that is all
   * black gives no region, as in the evaluators of the data sets.
   *
   * @param size size of the sample's image; all masks must have the same
   * @throws BlemishException if a defective sample has no mask, or a mask cannot be read or has
   *     another size
   */
  public static GroundTruth read(Dataset dataset, Sample sample, Size size) {
    return read(dataset.maskEncoding(), sample, size);
  }

  /** Like {@link #read(Dataset, Sample, Size)}, for a sample that is given without its data set. */
  public static GroundTruth read(MaskEncoding encoding, Sample sample, Size size) {
    if (sample.label() == Label.GOOD) {
      return new GroundTruth(size, List.of(), List.of());
    }
    if (sample.masks().isEmpty()) {
      throw new BlemishException(
          "%s: a defective sample (%s) without a mask; pixel metrics need one"
              .formatted(sample.file(), sample.defectType()));
    }
    List<AnnotatedRegion> regions = new ArrayList<>();
    List<MaskNote> notes = new ArrayList<>();
    for (Path file : sample.masks()) {
      AnnotatedRegion region = region(encoding, sample, file, notes);
      if (!region.mask().size().equals(size)) {
        throw new BlemishException(
            "%s: mask of %s for an image of %s (%s); they have to be equal"
                .formatted(file, region.mask().size(), size, sample.file()));
      }
      if (2L * region.mask().count() > size.area()) {
        notes.add(new MaskNote(file, MaskNote.Kind.COVERS_MOST));
      }
      if (!region.mask().isEmpty()) {
        regions.add(region);
      }
    }
    return new GroundTruth(size, regions, notes);
  }

  /** Whether {@link #read} finds the defects of this sample: it is good, or has masks. */
  public static boolean isKnown(Sample sample) {
    return sample.label() == Label.GOOD || !sample.masks().isEmpty();
  }

  /** All defective pixels, of all regions. */
  public Mask union() {
    BitSet bits = new BitSet(size.area());
    regions.forEach(region -> bits.or(region.mask().bits()));
    return new Mask(size.width(), size.height(), bits);
  }

  private static AnnotatedRegion region(
      MaskEncoding encoding, Sample sample, Path file, List<MaskNote> notes) {
    if (encoding instanceof MaskEncoding.ByKind byKind) {
      MaskFile values = MaskFile.read(file);
      DefectKind kind = defectKind(byKind, file, values.value());
      Mask mask = values.atLeast(1);
      return new AnnotatedRegion(kind.name(), mask, kind.saturationArea(mask.count()));
    }
    MaskReading reading = encoding.read(file);
    switch (reading.rule()) {
      case LOSSY_HALF -> notes.add(new MaskNote(file, MaskNote.Kind.LOSSY));
      case SOFT_HALF -> notes.add(new MaskNote(file, MaskNote.Kind.SOFT));
      case LOSSLESS -> {}
    }
    Mask mask = reading.mask();
    return new AnnotatedRegion(sample.defectType(), mask, mask.count());
  }

  private static DefectKind defectKind(MaskEncoding.ByKind encoding, Path file, int value) {
    return encoding.kinds().stream()
        .filter(kind -> kind.pixelValue() == value)
        .findFirst()
        .orElseThrow(
            () ->
                new BlemishException(
                    "%s: pixel value %d is not a kind of defect; defects_config.json has %s"
                        .formatted(
                            file,
                            value,
                            encoding.kinds().stream()
                                .map(kind -> kind.name() + "=" + kind.pixelValue())
                                .collect(Collectors.joining(", ")))));
  }
}
