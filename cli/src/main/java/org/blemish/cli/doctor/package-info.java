/**
 * Checks of the machine: what can run here, and what prevents the rest. {@link
 * org.blemish.cli.doctor.Doctor} runs them; they change nothing.
 */
@NullMarked
package org.blemish.cli.doctor;

import org.jspecify.annotations.NullMarked;
