/**
 * PyTorch's checkpoint files, zip and legacy, read for their tensors alone. A pickle in them is a
 * program: only the few instructions that tensors and dictionaries need are followed here, and
 * nothing outside this package is ever called.
 */
@NullMarked
package org.blemish.core.tensor.pth;

import org.jspecify.annotations.NullMarked;
