/**
 * Tensors of floats in memory and in safetensors files. Arithmetic belongs to the packages that use
 * them, PyTorch checkpoints to {@link org.blemish.core.tensor.pth}.
 *
 * <p>Entry types: {@link org.blemish.core.tensor.Tensor} and {@link
 * org.blemish.core.tensor.Safetensors}.
 */
@NullMarked
package org.blemish.core.tensor;

import org.jspecify.annotations.NullMarked;
