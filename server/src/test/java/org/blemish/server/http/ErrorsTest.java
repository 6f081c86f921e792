// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Context;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  /** As of a client that has left: Jetty has taken request and response back. */
  private static Context gone() {
    return (Context)
        Proxy.newProxyInstance(
            ErrorsTest.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("Response does not exist (likely recycled)");
            });
  }

  @Test
  void aFailureWhoseClientHasLeftIsNotThrownAgain() {
    assertThatThrownBy(() -> RequestIds.of(gone())).isInstanceOf(IllegalStateException.class);
    assertThatCode(() -> Errors.failed(gone(), new IllegalStateException("stream")))
        .doesNotThrowAnyException();
  }
}
