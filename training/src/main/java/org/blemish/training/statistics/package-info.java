// SPDX-License-Identifier: Apache-2.0
/**
 * A term that sees the whole image: how far the statistics of its features are from those of good
 * images. It finds what no single place shows, such as a wrong number of parts.
 */
@NullMarked
package org.blemish.training.statistics;

import org.jspecify.annotations.NullMarked;
