/**
 * Tables and the plain HTML page around them ({@link org.blemish.evaluation.page.HtmlPage}) for
 * benchmark and probe reports. Computes nothing; the interactive report of an evaluation is in
 * {@link org.blemish.evaluation.report}.
 */
@NullMarked
package org.blemish.evaluation.page;

import org.jspecify.annotations.NullMarked;
