/**
 * From the small maps that a head gives to an image score, a large map, thresholds and a decision,
 * in plain Java. Which network gave the maps, and metrics against known masks, are no matter here.
 */
@NullMarked
package org.blemish.core.scoring;

import org.jspecify.annotations.NullMarked;
