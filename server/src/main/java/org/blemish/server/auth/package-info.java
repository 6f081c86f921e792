/**
 * Who may do what: people log in with a name and a password ({@link
 * org.blemish.server.auth.Accounts}, {@link org.blemish.server.auth.Sessions}), programs send a
 * token ({@link org.blemish.server.auth.Tokens}). Secrets are stored as digests only. {@link
 * org.blemish.server.auth.AuditLog} records what was changed by whom.
 */
@NullMarked
package org.blemish.server.auth;

import org.jspecify.annotations.NullMarked;
