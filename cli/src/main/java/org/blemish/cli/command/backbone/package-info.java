// SPDX-License-Identifier: Apache-2.0
/**
 * The subcommands of {@link org.blemish.cli.command.backbone.BackboneCommand}: list, import and
 * check backbones.
 */
@NullMarked
package org.blemish.cli.command.backbone;

import org.jspecify.annotations.NullMarked;
