/**
 * PyTorch's checkpoint files, zip and legacy, read for their tensors. A pickle is a program: only
 * the instructions that tensors and dictionaries need are executed, and no code outside this
 * package is called.
 *
 * <p>Entry type: {@link org.blemish.core.tensor.pth.PthReader}.
 */
@NullMarked
package org.blemish.core.tensor.pth;

import org.jspecify.annotations.NullMarked;
