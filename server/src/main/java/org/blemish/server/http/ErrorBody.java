// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

/**
 * The body of a response that reports a failure.
 *
 * @param status of the response
 * @param error what is wrong and how to fix it, in one sentence
 * @param request id of the request, as in the log
 */
record ErrorBody(int status, String error, String request) {}
