/**
 * Reading, writing and digesting whole files. The formats of their content belong to the packages
 * that define them.
 *
 * <p>Entry types: {@link org.blemish.core.file.FileBytes} to read, {@link
 * org.blemish.core.file.AtomicFile} to write completely or not at all, {@link
 * org.blemish.core.file.Sha256}, {@link org.blemish.core.file.FileNames}.
 */
@NullMarked
package org.blemish.core.file;

import org.jspecify.annotations.NullMarked;
