/**
 * Feature maps of one prepared input: backbone outputs and depth channels by name. Extraction only;
 * what a head makes of them is in its graph.
 */
@NullMarked
package org.blemish.inference.features;

import org.jspecify.annotations.NullMarked;
