// SPDX-License-Identifier: Apache-2.0
/**
 * Text formats that people write or open in other programs: {@link org.blemish.data.text.CsvReader}
 * and {@link org.blemish.data.text.CsvWriter} for tables, {@link org.blemish.data.text.Yaml} for
 * configuration. What columns and keys mean belongs to the package that reads them; JSON is in
 * {@link org.blemish.core.json.Json}.
 */
@NullMarked
package org.blemish.data.text;

import org.jspecify.annotations.NullMarked;
