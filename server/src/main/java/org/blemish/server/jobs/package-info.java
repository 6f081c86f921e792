/**
 * Trainings and other long work, each a child process of the {@code blemish} command with its own
 * memory: {@link org.blemish.server.jobs.JobQueue} runs them one after the other, and continues
 * after a restart. {@link org.blemish.server.jobs.JobCommand} knows the command of each kind.
 */
@NullMarked
package org.blemish.server.jobs;

import org.jspecify.annotations.NullMarked;
