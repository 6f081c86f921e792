/**
 * Settings of the server: one YAML file, environment variables and defaults, merged by {@link
 * org.blemish.server.config.SettingsReader} into {@link org.blemish.server.config.ServerSettings}.
 *
 * <p>A new setting is a component of a record here with a default in its {@code DEFAULT}; its
 * environment variable follows from its name.
 */
@NullMarked
package org.blemish.server.config;

import org.jspecify.annotations.NullMarked;
