// SPDX-License-Identifier: Apache-2.0
/**
 * What a person says of where to look: areas that are never judged and a region of interest, from
 * pictures, polygons and options to masks. How masks act on features and scores is not here.
 */
@NullMarked
package org.blemish.data.area;

import org.jspecify.annotations.NullMarked;
