// SPDX-License-Identifier: Apache-2.0
/**
 * What the operating system reports about the machine and its processes: {@link
 * org.blemish.core.machine.CpuInfo} and {@link org.blemish.core.machine.ProcessMemory}. Both read
 * {@code /proc} of Linux and report nothing on other systems. How a program uses the machine does
 * not belong here.
 */
@NullMarked
package org.blemish.core.machine;

import org.jspecify.annotations.NullMarked;
