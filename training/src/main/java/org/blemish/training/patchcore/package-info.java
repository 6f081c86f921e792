/**
 * Memories of good patches: coresets chosen greedily, searched exactly in the head graph; the
 * nearest-neighbour method is made of them.
 */
@NullMarked
package org.blemish.training.patchcore;

import org.jspecify.annotations.NullMarked;
