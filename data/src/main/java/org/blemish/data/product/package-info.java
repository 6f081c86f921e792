// SPDX-License-Identifier: Apache-2.0
/**
 * Generated products for the demo, tests and development: {@link
 * org.blemish.data.product.GeneratedSample} draws colour image, scan and exact defect mask of one
 * part, {@link org.blemish.data.product.ProductGenerator} writes a data set of them. Defects on
 * images of real parts are in {@link org.blemish.data.synthetic}. To add a product, implement
 * {@code ProductPart} and list it in {@link org.blemish.data.product.ProductKind}.
 */
@NullMarked
package org.blemish.data.product;

import org.jspecify.annotations.NullMarked;
