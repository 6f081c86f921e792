/**
 * Frozen networks that compute feature maps: EfficientNets built from weights, and any ONNX graph
 * with a descriptor. Which outputs a model uses belongs to {@link org.blemish.inference.features}.
 *
 * <p>Entry types: {@link org.blemish.inference.backbone.Backbone}, {@link
 * org.blemish.inference.backbone.BackboneImport} and {@link
 * org.blemish.inference.backbone.BackboneSession}.
 */
@NullMarked
package org.blemish.inference.backbone;

import org.jspecify.annotations.NullMarked;
