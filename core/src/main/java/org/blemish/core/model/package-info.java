// SPDX-License-Identifier: Apache-2.0
/**
 * The model file: {@link org.blemish.core.model.ModelFile} opens and checks one, {@link
 * org.blemish.core.model.ModelWriter} writes one completely or not at all, and {@link
 * org.blemish.core.model.ModelEntry} lists what it may contain; {@code docs/model-file.md}
 * describes every field. The meaning of graphs, preparation and scoring belongs to their own
 * packages. A new entry is added to {@code ModelEntry}, with a size limit, and read by an accessor
 * of {@code ModelFile}.
 */
@NullMarked
package org.blemish.core.model;

import org.jspecify.annotations.NullMarked;
