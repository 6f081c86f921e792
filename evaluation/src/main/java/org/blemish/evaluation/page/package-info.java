/**
 * The family of pages: one template with styles and scripts ({@link
 * org.blemish.evaluation.page.PageTemplate}), and pages of sections with texts, tables, charts and
 * figures ({@link org.blemish.evaluation.page.Page}) for probe, robustness, benchmark and shift
 * reports. Computes nothing; the interactive report of an evaluation is in {@link
 * org.blemish.evaluation.report}.
 */
@NullMarked
package org.blemish.evaluation.page;

import org.jspecify.annotations.NullMarked;
