// SPDX-License-Identifier: Apache-2.0
package org.blemish.core.tensor.pth;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.blemish.core.BlemishException;

/**
 * Executes the instructions of one pickle that tensors need; see {@link AllowedGlobals}. Values are
 * {@link Map}, {@link List} (tuples too), {@link String}, {@link Long}, {@link BigInteger}, {@link
 * Double}, {@link Boolean}, {@link #NONE}, {@link TensorRef}, {@link StorageRef} and {@link
 * AllowedGlobals.PythonGlobal}.
 */
final class Unpickler {
  /** Python's None. */
  static final Object NONE =
      new Object() {
        @Override
        public String toString() {
          return "None";
        }
      };

  private static final Object MARK = new Object();

  /** More values than any checkpoint of tensors has. */
  private static final int MAX_INSTRUCTIONS = 4_000_000;

  private final String file;
  private final PickleInput in;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();
  private int steps;

  private Unpickler(String file, InputStream in) {
    this.file = file;
    this.in = new PickleInput(in);
  }

  /**
   * Reads one pickle; the stream is then at its end.
   *
   * @param file name of the file in messages
   */
  static Object read(String file, InputStream in) {
    try {
      return new Unpickler(file, in).run();
    } catch (IOException | ClassCastException | NoSuchElementException e) {
      throw new BlemishException(
          "%s: not a checkpoint of tensors: %s".formatted(file, e.getMessage()), e);
    }
  }

  private Object run() throws IOException {
    while (true) {
      if (++steps > MAX_INSTRUCTIONS) {
        throw new IOException("its description is too long");
      }
      int code = in.unsignedByte();
      switch (code) {
        case 0x80 -> in.unsignedByte(); // PROTO
        case 0x95 -> in.signedLong(); // FRAME
        case '.' -> {
          return pop();
        }
        case '(' -> stack.add(MARK);
        case 'N' -> stack.add(NONE);
        case 0x88 -> stack.add(true);
        case 0x89 -> stack.add(false);
        case 'J' -> stack.add((long) in.signedInt());
        case 'K' -> stack.add((long) in.unsignedByte());
        case 'M' -> stack.add((long) in.unsignedShort());
        case 0x8a -> stack.add(number(in.bigInteger()));
        case 'G' -> stack.add(in.doubleValue());
        case 'X', 'T' -> stack.add(in.text(in.signedInt()));
        case 0x8c, 'U' -> stack.add(in.text(in.unsignedByte()));
        case '}' -> stack.add(new LinkedHashMap<>());
        case ']' -> stack.add(new ArrayList<>());
        case ')' -> stack.add(new ArrayList<>());
        case 't' -> stack.add(popToMark());
        case 0x85 -> stack.add(popLast(1));
        case 0x86 -> stack.add(popLast(2));
        case 0x87 -> stack.add(popLast(3));
        case 'a' -> append(popLast(1));
        case 'e' -> append(popToMark());
        case 's' -> put(popLast(2));
        case 'u' -> put(popToMark());
        case 'q' -> memo.put(in.unsignedByte(), peek());
        case 'r' -> memo.put(in.signedInt(), peek());
        case 0x94 -> memo.put(memo.size(), peek());
        case 'h' -> stack.add(recall(in.unsignedByte()));
        case 'j' -> stack.add(recall(in.signedInt()));
        case 'c' -> stack.add(AllowedGlobals.global(file, in.line(), in.line()));
        case 0x93 -> {
          List<Object> name = popLast(2);
          stack.add(AllowedGlobals.global(file, (String) name.get(0), (String) name.get(1)));
        }
        case 'Q' -> stack.add(AllowedGlobals.storage(file, pop()));
        case 'R' -> {
          List<Object> call = popLast(2);
          stack.add(AllowedGlobals.call(file, call.get(0), list(call.get(1))));
        }
        case 'b' -> {
          // The attributes of a dictionary (versions of modules) do not concern tensors.
          pop();
          map(peek());
        }
        default ->
            throw new BlemishException(
                "%s: refused: instruction 0x%02x is not one that tensors need"
                    .formatted(file, code));
      }
    }
  }

  private static Object number(BigInteger value) {
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  private Object pop() {
    return stack.remove(last());
  }

  private Object peek() {
    return stack.get(last());
  }

  private int last() {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw new NoSuchElementException("its description uses a value that is missing");
    }
    return stack.size() - 1;
  }

  private List<Object> popLast(int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(0, pop());
    }
    return values;
  }

  private List<Object> popToMark() {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new NoSuchElementException("its description uses a value that is missing");
    }
    List<Object> values = new ArrayList<>(stack.subList(mark + 1, stack.size()));
    stack.subList(mark, stack.size()).clear();
    return values;
  }

  private Object recall(int index) {
    Object value = memo.get(index);
    if (value == null) {
      throw new NoSuchElementException(
          "its description refers to value %d too early".formatted(index));
    }
    return value;
  }

  private void append(List<Object> values) {
    list(peek()).addAll(values);
  }

  private void put(List<Object> pairs) {
    Map<Object, Object> map = map(peek());
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      Object key = pairs.get(i);
      if (!(key instanceof String || key instanceof Long)) {
        throw new ClassCastException("a key is neither text nor number");
      }
      map.put(key, pairs.get(i + 1));
    }
  }

  @SuppressWarnings("unchecked") // every list and map here was made by this class
  private static List<Object> list(Object value) {
    return (List<Object>) value;
  }

  @SuppressWarnings("unchecked") // see list
  private static Map<Object, Object> map(Object value) {
    return (Map<Object, Object>) value;
  }
}
