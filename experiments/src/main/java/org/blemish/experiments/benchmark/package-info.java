/**
 * Categories x methods x presets x modalities x seeds, each trained and evaluated in processes of
 * its own, kept, and laid beside published figures. How one is trained or evaluated is not here.
 */
@NullMarked
package org.blemish.experiments.benchmark;

import org.jspecify.annotations.NullMarked;
