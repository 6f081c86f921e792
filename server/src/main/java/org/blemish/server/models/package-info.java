/**
 * Models of products: {@link org.blemish.server.models.ModelFiles} keeps their files, {@link
 * org.blemish.server.models.ProductModels} adds, activates and rolls back, {@link
 * org.blemish.server.models.OpenModels} holds detectors open within a memory budget.
 */
@NullMarked
package org.blemish.server.models;

import org.jspecify.annotations.NullMarked;
