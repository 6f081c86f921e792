// SPDX-License-Identifier: Apache-2.0
/**
 * One Gaussian for each cell of the grid (PaDiM, Defard et al., ICPR 2021): what is usual at a
 * place of the image. The method {@code padim} consists of them; other methods add them as a term.
 */
@NullMarked
package org.blemish.training.gaussian;

import org.jspecify.annotations.NullMarked;
