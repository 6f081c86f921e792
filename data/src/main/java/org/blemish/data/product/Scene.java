// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.product;

import java.util.Optional;
import java.util.SplittableRandom;
import org.blemish.core.geometry.Size;

/**
 * All random choices of one sample. Each has its own random numbers, so that one seed gives the
 * same part, pose, light and noise with and without a defect.
 *
 * @param part part
 * @param defect defect; empty for a good part
 * @param pose pose of the part
 * @param lamp lighting
 * @param belt belt below the part
 * @param colourNoise seed of the noise of the camera
 * @param scanNoise seed of noise and gaps of the scanner
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
    ConveyorBelt belt = ConveyorBelt.draw(size, pose.pitch(), root.split());
    long colourNoise = root.nextLong();
    long scanNoise = root.nextLong();
    SplittableRandom defectRandom = root.split();
    return new Scene(
        part,
        defect.map(type -> SurfaceDefect.draw(type, part, defectRandom)),
        pose,
        lamp,
        belt,
        colourNoise,
        scanNoise);
  }
}
