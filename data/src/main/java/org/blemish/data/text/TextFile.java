// SPDX-License-Identifier: Apache-2.0
package org.blemish.data.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.blemish.core.BlemishException;
import org.blemish.core.file.FileBytes;
import org.blemish.core.file.SystemLimit;

/** Text files in UTF-8, or in UTF-16 with a byte order mark, as spreadsheets save them. */
final class TextFile {
  /** About a million rows of a manifest. */
  private static final long MAX_BYTES = SystemLimit.TABLE_BYTES.orDefault(64 << 20);

  private TextFile() {}

  /**
   * The text without its byte order mark.
   *
   * @throws BlemishException naming line and column if the bytes are not text or hold a NUL
   */
  static String read(Path file) {
    byte[] bytes = FileBytes.read(file, MAX_BYTES);
    Charset charset = charset(bytes);
    CharsetDecoder decoder = charset.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      throw error(file, text, text.length(), "not " + charset + " text; save the file as UTF-8");
    }
    boolean marked = text.length() > 0 && text.charAt(0) == '\uFEFF';
    CharSequence content = marked ? text.subSequence(1, text.length()) : text;
    for (int i = 0; i < content.length(); i++) {
      if (content.charAt(i) == '\0') {
        throw error(
            file,
            content,
            i,
            "a NUL byte, which a text file must not contain; save the file as UTF-8");
      }
    }
    return content.toString();
  }

  private static Charset charset(byte[] bytes) {
    int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
    return switch (first) {
      case 0xFEFF -> StandardCharsets.UTF_16BE;
      case 0xFFFE -> StandardCharsets.UTF_16LE;
      default -> StandardCharsets.UTF_8;
    };
  }

  private static BlemishException error(Path file, CharSequence text, int at, String problem) {
    CharSequence before = text.subSequence(0, at);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = at - before.toString().lastIndexOf('\n');
    return new BlemishException(
        "%s, line %d, column %d: %s".formatted(file, line, column, problem));
  }
}
