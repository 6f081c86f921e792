/**
 * Inspection of parts as they arrive, with Structured Streaming. Entry types: {@link
 * org.blemish.spark.streaming.InspectionStream}, each part once, and {@link
 * org.blemish.spark.streaming.DriftWindows}, how scores and verdicts change over time.
 */
@NullMarked
package org.blemish.spark.streaming;

import org.jspecify.annotations.NullMarked;
