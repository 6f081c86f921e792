// SPDX-License-Identifier: Apache-2.0
/**
 * The detector that applications embed: a model file in, inspections out. Scoring and decisions
 * belong to {@link org.blemish.core.scoring}, training to the training module. ONNX Runtime is the
 * only native library.
 *
 * <p>Entry types: {@link org.blemish.inference.Detector} and {@link org.blemish.inference.Model};
 * {@link org.blemish.inference.InputInspector} for raw maps before scoring.
 */
@NullMarked
package org.blemish.inference;

import org.jspecify.annotations.NullMarked;
