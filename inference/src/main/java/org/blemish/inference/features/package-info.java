/**
 * Feature maps of one prepared input: backbone outputs and depth channels, by name. What a head
 * computes from them is in the head's graph.
 *
 * <p>Entry types: {@link org.blemish.inference.features.InputFeatures} and {@link
 * org.blemish.inference.features.Features}; {@link org.blemish.inference.features.FeatureExtractor}
 * is the interface to implement for other features.
 */
@NullMarked
package org.blemish.inference.features;

import org.jspecify.annotations.NullMarked;
