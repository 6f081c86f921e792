// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * The methods on the class path, by name.
 *
 * @param byName methods by their {@link Method#name}
 */
public record Methods(Map<String, Method> byName) {
  public Methods {
    byName = Map.copyOf(byName);
  }

  /** The methods that {@link ServiceLoader} finds. */
  public static Methods found() {
    Map<String, Method> methods = new TreeMap<>();
    for (Method method : ServiceLoader.load(Method.class)) {
      methods.put(method.name(), method);
    }
    return new Methods(methods);
  }

  /** Names of the methods. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** The method of a name that exists. */
  public Method get(String name) {
    Method method = byName.get(name);
    if (method == null) {
      throw new IllegalArgumentException("no method " + name + ", only " + names());
    }
    return method;
  }
}
