// SPDX-License-Identifier: Apache-2.0
package org.blemish.evaluation.metrics;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Float keys of one image in a {@link Spool}, sorted by bucket. The bucket is the upper half of a
 * key; only the lower half is stored, so a key takes two bytes.
 *
 * @param buckets with at least one key, ascending
 * @param ends {@code ends[i]}: number of keys in the buckets up to {@code buckets[i]}
 * @param lowsOffset where the lower halves start in the spool, 2 bytes each
 * @param regionNumbersOffset where the numbers of the keys' regions start, 4 bytes each;
 *     meaningless if the keys have none
 */
record KeyRun(char[] buckets, int[] ends, long lowsOffset, long regionNumbersOffset) {
  /** Stores the first {@code count} keys, without region numbers. */
  static KeyRun store(Spool spool, int[] keys, int count) {
    return store(spool, keys, new int[0], count);
  }

  /** Stores the first {@code count} keys with their region numbers; none if the array is empty. */
  static KeyRun store(Spool spool, int[] keys, int[] regionNumbers, int count) {
    int[] next = new int[FloatKeys.BUCKETS];
    for (int i = 0; i < count; i++) {
      next[FloatKeys.bucket(keys[i])]++;
    }
    char[] buckets = new char[FloatKeys.BUCKETS];
    int[] ends = new int[FloatKeys.BUCKETS];
    int used = 0;
    int sum = 0;
    for (int bucket = 0; bucket < FloatKeys.BUCKETS; bucket++) {
      int size = next[bucket];
      next[bucket] = sum;
      if (size > 0) {
        sum += size;
        buckets[used] = (char) bucket;
        ends[used++] = sum;
      }
    }
    short[] lows = new short[count];
    int[] sortedNumbers = new int[regionNumbers.length == 0 ? 0 : count];
    for (int i = 0; i < count; i++) {
      int at = next[FloatKeys.bucket(keys[i])]++;
      lows[at] = (short) keys[i];
      if (sortedNumbers.length > 0) {
        sortedNumbers[at] = regionNumbers[i];
      }
    }
    ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(ByteOrder.nativeOrder());
    bytes.asShortBuffer().put(lows);
    long lowsAt = spool.append(bytes);
    ByteBuffer more = ByteBuffer.allocate(4 * sortedNumbers.length).order(ByteOrder.nativeOrder());
    more.asIntBuffer().put(sortedNumbers);
    long regionNumbersAt = spool.append(more);
    return new KeyRun(
        Arrays.copyOf(buckets, used), Arrays.copyOf(ends, used), lowsAt, regionNumbersAt);
  }

  int size() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  /** Index of a bucket in {@link #buckets}, negative if it has no key. */
  int find(int bucket) {
    return Arrays.binarySearch(buckets, (char) bucket);
  }

  /** Index of the first key of the bucket at a position. */
  int start(int position) {
    return position == 0 ? 0 : ends[position - 1];
  }
}
