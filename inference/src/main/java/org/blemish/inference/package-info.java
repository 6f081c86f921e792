// SPDX-License-Identifier: Apache-2.0
/**
 * The detector that applications embed: a model file in, inspections out. ONNX Runtime is the only
 * native library here.
 */
@NullMarked
package org.blemish.inference;

import org.jspecify.annotations.NullMarked;
