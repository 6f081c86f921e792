/**
 * Depth as a network sees it: gaps filled, background removed, brought to the grid. Reading scans
 * and the networks themselves live elsewhere.
 */
@NullMarked
package org.blemish.core.depth;

import org.jspecify.annotations.NullMarked;
