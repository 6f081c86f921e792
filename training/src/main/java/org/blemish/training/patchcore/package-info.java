// SPDX-License-Identifier: Apache-2.0
/**
 * PatchCore: memory banks of good patches, with greedily chosen coresets and an exact search in the
 * head graph. Entry types: {@link org.blemish.training.patchcore.PatchCoreMethod}, and for methods
 * that use memory banks themselves {@link org.blemish.training.patchcore.MemoryBankCheckpoint} and
 * {@link org.blemish.training.patchcore.FittedMemoryBank}. Concatenating and whitening feature maps
 * belongs to {@link org.blemish.training.whitening}.
 */
@NullMarked
package org.blemish.training.patchcore;

import org.jspecify.annotations.NullMarked;
