// SPDX-License-Identifier: Apache-2.0
package org.blemish.training.method;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.blemish.core.BlemishException;
import org.blemish.core.scoring.Term;

/**
 * Names of the raw maps of a method's head.
 *
 * @param names all different
 */
public record MapNames(Set<String> names) {
  public MapNames {
    names = Set.copyOf(names);
  }

  /**
   * Checks a map's name.
   *
   * @param kind of map, for errors: {@code memory bank}
   * @throws BlemishException if the name has other characters than letters, digits and {@code _}
   */
  public static void check(String kind, String name) {
    if (!name.matches("\\w+")) {
      throw new BlemishException(
          "%s name '%s': expected letters, digits and _ only".formatted(kind, name));
    }
  }

  /**
   * Adds a name to those of a section.
   *
   * @param key of the configuration, for errors
   * @throws BlemishException if another map has this name
   */
  public static void add(String key, String name, Set<String> names) {
    if (!names.add(name)) {
      throw new BlemishException(
          "%s: the name '%s' is taken, each map needs its own name".formatted(key, name));
    }
  }

  /**
   * The entries of a section whose map one of the terms uses.
   *
   * @param name of an entry's map
   */
  public static <T> List<T> usedBy(List<Term> terms, List<T> entries, Function<T, String> name) {
    return entries.stream()
        .filter(entry -> terms.stream().anyMatch(term -> term.map().equals(name.apply(entry))))
        .toList();
  }

  /**
   * Checks the terms of a section when it is read, and not after hours of training.
   *
   * @param section of the configuration, for errors
   * @throws BlemishException if there are no terms, or the map of a term does not exist
   */
  public void checkTerms(String section, List<Term> terms) {
    if (terms.isEmpty()) {
      throw new BlemishException(section + ".terms is empty: the score needs at least one map");
    }
    for (Term term : terms) {
      if (!names.contains(term.map())) {
        throw new BlemishException(
            "%s.terms: there is no map '%s': choose from %s"
                .formatted(section, term.map(), String.join(", ", new TreeSet<>(names))));
      }
    }
  }
}
