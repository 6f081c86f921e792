// SPDX-License-Identifier: Apache-2.0
package org.blemish.cli;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"blemish " + current()};
  }

  static String current() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return version == null ? "from sources" : version;
  }
}
