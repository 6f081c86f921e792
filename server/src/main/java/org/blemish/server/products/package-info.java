/**
 * What belongs to a product besides its models: {@link org.blemish.server.products.ProductImages}
 * takes images for training and trial from uploads, archives and folders, {@link
 * org.blemish.server.products.OddImages} finds images that differ from the others, {@link
 * org.blemish.server.products.Learning} changes models by what operators say.
 */
@NullMarked
package org.blemish.server.products;

import org.jspecify.annotations.NullMarked;
