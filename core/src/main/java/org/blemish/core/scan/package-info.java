/**
 * Organised 3D scans, read from TIFF, PNG, NumPy, PLY and PCD files or from sensor frames. Their
 * preparation for a network belongs to {@link org.blemish.core.depth}.
 *
 * <p>Entry types: {@link org.blemish.core.scan.Scan}, {@link org.blemish.core.scan.Scans}, {@link
 * org.blemish.core.scan.ScanUnits}; {@link org.blemish.core.scan.FloatTiff} for maps of floats.
 */
@NullMarked
package org.blemish.core.scan;

import org.jspecify.annotations.NullMarked;
