/**
 * Element types of tensor files and their conversion to floats, for the file formats of {@link
 * org.blemish.core.tensor}. Other modules must not use it. Entry type: {@link
 * org.blemish.core.tensor.internal.Dtype}.
 */
@NullMarked
package org.blemish.core.tensor.internal;

import org.jspecify.annotations.NullMarked;
