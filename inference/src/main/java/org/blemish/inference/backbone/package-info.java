/**
 * Frozen networks that give features: the EfficientNets built from weights, and any ONNX graph with
 * a descriptor. How features become scores is decided elsewhere.
 */
@NullMarked
package org.blemish.inference.backbone;

import org.jspecify.annotations.NullMarked;
