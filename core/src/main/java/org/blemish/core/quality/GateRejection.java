// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.quality;

/**
 * Why a picture cannot be trusted.
 *
 * @param kind the same for all pictures with this trouble, such as {@code blurred}
 * @param sentence for people, with the figures of this picture; begins with the kind
 */
public record GateRejection(String kind, String sentence) {}
