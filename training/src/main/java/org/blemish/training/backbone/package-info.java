// SPDX-License-Identifier: Apache-2.0
/**
 * The backbone that needs no download, and backbones by name. How a backbone is built and run
 * belongs to {@code org.blemish.inference.backbone}.
 */
@NullMarked
package org.blemish.training.backbone;

import org.jspecify.annotations.NullMarked;
