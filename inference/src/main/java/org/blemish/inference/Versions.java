// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference;

import java.util.Map;
import java.util.TreeMap;
import org.blemish.inference.onnx.OnnxSession;

/** Versions of the software that writes a model, for its manifest. */
public final class Versions {
  private Versions() {}

  /** Versions of Blemish and of ONNX Runtime, by name. */
  public static Map<String, String> current() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("onnxruntime", OnnxSession.runtimeVersion());
    String own = Versions.class.getPackage().getImplementationVersion();
    versions.put("blemish", own == null ? "from sources" : own);
    return versions;
  }
}
