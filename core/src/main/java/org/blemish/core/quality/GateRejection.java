// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

/**
 * Why a quality gate rejects an image.
 *
 * @param kind the kind of problem, such as {@code blurred}
 * @param sentence for display, with this image's values; starts with the kind
 */
public record GateRejection(String kind, String sentence) {}
