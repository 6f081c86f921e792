// SPDX-License-Identifier: Apache-2.0
/**
 * The backbone that needs no download, and finding backbones by name: {@link
 * org.blemish.training.backbone.Backbones}. Building, importing and running backbones belongs to
 * {@link org.blemish.inference.backbone}.
 */
@NullMarked
package org.blemish.training.backbone;

import org.jspecify.annotations.NullMarked;
