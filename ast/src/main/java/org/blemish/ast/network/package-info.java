// SPDX-License-Identifier: Apache-2.0
/**
 * Architecture of the published networks, {@link org.blemish.ast.network.Teacher} and {@link
 * org.blemish.ast.network.StudentNetwork}: names, shapes and initial values of the weights, forward
 * and inverse computation, losses. Training, files and graphs do not belong here.
 */
@NullMarked
package org.blemish.ast.network;

import org.jspecify.annotations.NullMarked;
