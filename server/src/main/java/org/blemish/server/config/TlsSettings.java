// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

/**
 * Encryption of all connections.
 *
 * @param certificate PEM file with the certificate and those of its issuers
 * @param key PEM file with the private key, PKCS#8, not encrypted
 */
public record TlsSettings(String certificate, String key) {}
