// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import org.blemish.core.tensor.internal.Dtype;

/**
 * A block of values that tensors are views of.
 *
 * @param key its name in the file
 * @param count number of values
 */
record StorageRef(String key, Dtype dtype, long count) {}
