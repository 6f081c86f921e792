// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.store;

/** What an operator said about a part. */
public enum OperatorWord {
  GOOD,
  DEFECT
}
