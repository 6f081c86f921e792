// SPDX-License-Identifier: Apache-2.0
/**
 * Training: from good samples to a model file. {@link org.blemish.training.pipeline.Trainer} runs a
 * training, {@link org.blemish.training.config.Configuration} holds its settings, and
 * implementations of {@link org.blemish.training.method.Method} learn from the features. The
 * packages of this module do not depend on a particular method, except those of PatchCore and PaDiM
 * themselves; none loads libtorch.
 */
@NullMarked
package org.blemish.training;

import org.jspecify.annotations.NullMarked;
