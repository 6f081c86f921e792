// SPDX-License-Identifier: Apache-2.0
/**
 * Blemish in a Spring Boot application. Entry types: {@link
 * org.blemish.spring.BlemishAutoConfiguration}, which declares the beans, and {@link
 * org.blemish.spring.ReloadingDetector}, which applications inject.
 */
@NullMarked
package org.blemish.spring;

import org.jspecify.annotations.NullMarked;
