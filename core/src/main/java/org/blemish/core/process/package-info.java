/**
 * Child processes: their commands, and how they end with the program that started them. Entry
 * types: {@link org.blemish.core.process.JavaProgram} and {@link
 * org.blemish.core.process.ChildProcess}. Also the words of commands that messages and pages show
 * ({@link org.blemish.core.process.CalledProgram}, {@link org.blemish.core.process.ShellWords}).
 * What a process does belongs to the module that starts it.
 */
@NullMarked
package org.blemish.core.process;

import org.jspecify.annotations.NullMarked;
