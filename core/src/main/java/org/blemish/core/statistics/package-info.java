/**
 * Statistics of plain numbers that several modules need, such as {@link
 * org.blemish.core.statistics.Quantiles}. Statistics of images, features and scores belong to the
 * packages that define them.
 */
@NullMarked
package org.blemish.core.statistics;

import org.jspecify.annotations.NullMarked;
