/**
 * The model file: one archive with a manifest, written whole and trusted only after its digests.
 * What graphs, preparation and scoring in it mean stands with the rooms that own them.
 */
@NullMarked
package org.blemish.core.model;

import org.jspecify.annotations.NullMarked;
