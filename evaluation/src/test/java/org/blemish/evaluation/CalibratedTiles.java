// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation;

import java.nio.file.Path;
import java.util.List;
import org.blemish.core.geometry.Size;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.core.preparation.Preparation;
import org.blemish.data.Dataset;
import org.blemish.data.layout.DatasetLayouts;
import org.blemish.data.product.ProductDefect;
import org.blemish.data.product.ProductGenerator;
import org.blemish.data.product.ProductKind;
import org.blemish.data.product.ProductSettings;
import org.blemish.inference.Detector;
import org.blemish.inference.TinyModel;

/**
 * Images of a tile and a model that is calibrated on the good ones.
 *
 * @param dataset 6 good training images; 3 good test images and 2 of each defect
 * @param detector of one thread; the test closes it
 */
public record CalibratedTiles(Dataset dataset, Detector detector) {
  public static CalibratedTiles generate(Path folder, ProductDefect... defects) {
    Path product =
        ProductGenerator.generate(
            ProductSettings.of(ProductKind.TILE)
                .withSize(new Size(80, 72))
                .withCounts(6, 0, 3, 2)
                .withDefects(List.of(defects)),
            folder,
            ProductGenerator.GenerationProgress.NONE);
    Dataset dataset = DatasetLayouts.detect(product).read(product);
    List<Input> good =
        dataset.train().stream()
            .map(sample -> Input.of(Images.read(sample.image().orElseThrow())))
            .toList();
    return new CalibratedTiles(
        dataset,
        Detector.of(
            TinyModel.calibrated(
                TinyModel.ofFeatures(Preparation.stretched(new Size(64, 64))), good),
            TinyModel.ONE_THREAD));
  }
}
