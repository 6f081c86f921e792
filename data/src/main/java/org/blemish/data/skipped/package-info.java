/**
 * Files that were found in folders and are not used: {@link org.blemish.data.skipped.SkippedFiles}
 * names each with its {@link org.blemish.data.skipped.SkipReason}. The rules are in {@link
 * org.blemish.data.internal}.
 */
@NullMarked
package org.blemish.data.skipped;

import org.jspecify.annotations.NullMarked;
