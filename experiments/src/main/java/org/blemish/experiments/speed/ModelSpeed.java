// SPDX-License-Identifier: Apache-2.0
package org.blemish.experiments.speed;

import org.blemish.core.geometry.Size;

/**
 * How fast a kind of model is on this machine.
 *
 * @param preset of the training
 * @param method of the training
 * @param size network size, to which images are scaled
 * @param millisecondsPerImage median time of one image, decoded to verdict, on all threads
 * @param imagesPerSecond of many images side by side, decoded
 * @param training forecast of a training
 */
public record ModelSpeed(
    String preset,
    String method,
    Size size,
    double millisecondsPerImage,
    double imagesPerSecond,
    TrainingForecast training) {}
