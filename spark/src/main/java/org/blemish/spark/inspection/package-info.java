/**
 * What an executor does with one row: it finds the model, reads the part's image and scan within
 * limits of memory, inspects it and makes the row of the result. Entry type: {@link
 * org.blemish.spark.inspection.PartInspector}. Columns of data sets belong to {@link
 * org.blemish.spark}.
 */
@NullMarked
package org.blemish.spark.inspection;

import org.jspecify.annotations.NullMarked;
