/**
 * Parts that come without a request: {@link org.blemish.server.line.HotFolder} inspects the files
 * of a watched folder, {@link org.blemish.server.line.FrameStream} the frames of a camera on a
 * stream. Both record parts like all others, with their messages.
 */
@NullMarked
package org.blemish.server.line;

import org.jspecify.annotations.NullMarked;
