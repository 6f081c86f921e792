// SPDX-License-Identifier: Apache-2.0
/**
 * Labels that people gave to images on a page of results, as a CSV file ({@link
 * org.blemish.data.labels.LabelFile}). Labels of data sets belong to {@code
 * org.blemish.data.layout}.
 */
@NullMarked
package org.blemish.data.labels;

import org.jspecify.annotations.NullMarked;
