/**
 * 3D scans: organised point clouds and depth maps as read from files. Preparing them for a network
 * is another room's task.
 */
@NullMarked
package org.blemish.core.scan;

import org.jspecify.annotations.NullMarked;
