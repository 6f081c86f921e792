// SPDX-License-Identifier: Apache-2.0
/**
 * Finished runs as folders that MLflow reads. Entry type: {@link
 * org.blemish.experiments.mlflow.MlflowRun}.
 */
@NullMarked
package org.blemish.experiments.mlflow;

import org.jspecify.annotations.NullMarked;
