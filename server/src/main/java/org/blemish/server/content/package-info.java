/**
 * Images, scans and maps on disk, each under the digest of its bytes: {@link
 * org.blemish.server.content.ContentStore} writes and reads them, {@link
 * org.blemish.server.content.Retention} deletes them by age and size. No name that a client sends
 * becomes part of a path.
 */
@NullMarked
package org.blemish.server.content;

import org.jspecify.annotations.NullMarked;
