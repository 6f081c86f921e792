// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor;

/** One line of a safetensors header; offsets count from the file's begin. */
record SafetensorsEntry(String name, Dtype dtype, long[] shape, long begin, long end) {}
