// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.layout;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.blemish.core.file.Sha256;

/**
 * Split of good parts for data sets without a published one: about one part in five is for testing.
 * The choice depends on the name of the part alone (SHA-256, first four bytes, modulo 5), so it is
 * the same on every machine, and adding parts changes no other part.
 */
public final class DefaultTestSplit {
  private DefaultTestSplit() {}

  /**
   * The test parts among these. In small sets, where the rule gives fewer than one part in ten,
   * those with the next lowest digests are added; at least one part is left for training.
   *
   * @param parts different names
   */
  public static Set<String> of(List<String> parts) {
    Set<String> test =
        parts.stream().filter(DefaultTestSplit::contains).collect(Collectors.toSet());
    List<String> byDigest =
        parts.stream().sorted(Comparator.comparing(part -> Sha256.of(part).hex())).toList();
    int least = Math.min((parts.size() + 9) / 10, parts.size() - 1);
    byDigest.stream().filter(part -> test.size() < least).forEach(test::add);
    if (test.size() == parts.size() && !parts.isEmpty()) {
      test.remove(byDigest.get(0));
    }
    return test;
  }

  /**
   * Whether the part is a test part.
   *
   * @param part name that all images of one part share
   */
  static boolean contains(String part) {
    byte[] digest = Sha256.of(part).bytes();
    return Integer.remainderUnsigned(ByteBuffer.wrap(digest).getInt(), 5) == 0;
  }
}
