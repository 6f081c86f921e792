/**
 * What a model finds of defects that are painted onto good parts, by kind, size and contrast, and
 * the tables and the page that say so. Painting lives in {@code org.blemish.training.defects}; real
 * defects are measured by {@code org.blemish.inference.evaluation}.
 */
@NullMarked
package org.blemish.experiments.probe;

import org.jspecify.annotations.NullMarked;
