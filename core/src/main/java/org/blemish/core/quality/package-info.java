/**
 * The quality gate: measures of image quality, what good images of a product have in common, and
 * how far a new image is from them. Defects belong to {@link org.blemish.core.scoring}.
 *
 * <p>Entry types: {@link org.blemish.core.quality.QualityGate} and {@link
 * org.blemish.core.quality.ImageQuality}; {@link org.blemish.core.quality.QualityAspect} lists what
 * is measured.
 */
@NullMarked
package org.blemish.core.quality;

import org.jspecify.annotations.NullMarked;
