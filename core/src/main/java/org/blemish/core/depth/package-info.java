/**
 * Preparation of 3D scans for the networks: gaps filled, background removed, resized to the grid.
 * Reading scans belongs to {@link org.blemish.core.scan}, feature tensors to the inference module.
 *
 * <p>Entry types: {@link org.blemish.core.depth.DepthPreparation} with its {@link
 * org.blemish.core.depth.DepthSettings}; the result is a {@link
 * org.blemish.core.depth.PreparedDepth}.
 */
@NullMarked
package org.blemish.core.depth;

import org.jspecify.annotations.NullMarked;
