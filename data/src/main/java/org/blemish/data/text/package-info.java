// SPDX-License-Identifier: Apache-2.0
/**
 * Text formats that people write: YAML by the rules of {@link org.blemish.core.json.Json}. What the
 * keys mean belongs to the package that reads them.
 */
@NullMarked
package org.blemish.data.text;

import org.jspecify.annotations.NullMarked;
