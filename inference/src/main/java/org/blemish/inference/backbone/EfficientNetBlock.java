// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.backbone;

/**
 * One inverted residual block of an EfficientNet.
 *
 * @param index from 0 over the whole network, as {@code efficientnet_pytorch} counts
 * @param stage from 1 to 7, as the paper's stages 2 to 8
 * @param indexInStage from 0 inside its stage, as timm counts
 * @param kernel size of the depthwise convolution
 * @param squeezed channels inside squeeze-and-excite; 0 without it
 */
record EfficientNetBlock(
    int index,
    int stage,
    int indexInStage,
    int kernel,
    int stride,
    int in,
    int expanded,
    int out,
    int squeezed,
    boolean lastOfStage) {
  boolean expands() {
    return expanded != in;
  }

  boolean residual() {
    return stride == 1 && in == out;
  }
}
