/**
 * What people look at: heat maps, mask outlines and the one-file HTML report. Computes no metric
 * and decides no verdict; it shows what it is given.
 */
@NullMarked
package org.blemish.evaluation.report;

import org.jspecify.annotations.NullMarked;
