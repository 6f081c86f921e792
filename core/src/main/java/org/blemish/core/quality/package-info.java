/**
 * Whether a picture can be trusted: what good pictures of a product have in common, and how far a
 * new one is from it. Nothing about defects, which are another room's matter.
 */
@NullMarked
package org.blemish.core.quality;

import org.jspecify.annotations.NullMarked;
