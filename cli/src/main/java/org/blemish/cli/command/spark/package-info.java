/**
 * The command that shows inspection with Spark. Spark's libraries are not on the class path of this
 * program: a child process has them. Entry type: {@link
 * org.blemish.cli.command.spark.SparkDemoCommand}.
 */
@NullMarked
package org.blemish.cli.command.spark;

import org.jspecify.annotations.NullMarked;
