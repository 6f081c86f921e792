// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

import org.blemish.core.tensor.internal.Dtype;

/** One tensor of a safetensors header; offsets are counted from the start of the file. */
record SafetensorsEntry(String name, Dtype dtype, long[] shape, long begin, long end) {}
