/** Plain tensors and the safetensors file format. No arithmetic. */
@NullMarked
package org.blemish.core.tensor;

import org.jspecify.annotations.NullMarked;
