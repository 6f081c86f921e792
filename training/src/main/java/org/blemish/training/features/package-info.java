// SPDX-License-Identifier: Apache-2.0
/**
 * Feature maps of good samples, extracted once into memory-mapped files: {@link
 * org.blemish.training.features.FeatureCache} extracts them, {@link
 * org.blemish.training.features.FeatureStore} and {@link org.blemish.training.features.PatchSource}
 * read them. Transforms of features and what a method learns from them do not belong here.
 */
@NullMarked
package org.blemish.training.features;

import org.jspecify.annotations.NullMarked;
