// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;

/**
 * Everything that chance decides about one sample. Each matter draws from a stream of its own, so
 * that the same seed with and without a defect is the same piece, pose, lamp and noise.
 *
 * @param part the piece
 * @param defect its defect, empty for a good piece
 * @param pose where it lies
 * @param lamp how it is lit
 * @param belt what it lies on
 * @param colourNoise seed of the camera's noise
 * @param scanNoise seed of the scanner's noise and gaps
 */
record Scene(
    ProductPart part,
    Optional<SurfaceDefect> defect,
    Pose pose,
    Lamp lamp,
    ConveyorBelt belt,
    long colourNoise,
    long scanNoise) {

  static Scene draw(ProductKind kind, Size size, Optional<ProductDefect> defect, long seed) {
    SplittableRandom root = new SplittableRandom(seed);
    ProductPart part = kind.part(root.split());
    Pose pose = Pose.draw(part, size, root.split());
    Lamp lamp = Lamp.draw(root.split());
    ConveyorBelt ground = ConveyorBelt.draw(size, pose.pitch(), root.split());
    long colourNoise = root.nextLong();
    long scanNoise = root.nextLong();
    SplittableRandom flawed = root.split();
    return new Scene(
        part,
        defect.map(type -> SurfaceDefect.draw(type, part, flawed)),
        pose,
        lamp,
        ground,
        colourNoise,
        scanNoise);
  }
}
