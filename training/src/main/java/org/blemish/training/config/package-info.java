/**
 * What a training is asked to do: presets, files and single settings merged into one effective
 * configuration. Methods bind their own sections.
 */
@NullMarked
package org.blemish.training.config;

import org.jspecify.annotations.NullMarked;
