// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.lang.reflect.Proxy;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
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
  void failuresOfThisMachineAreNotThoseOfTheClient() {
    assertThat(Errors.status(new BlemishException(Fault.INPUT, "image")))
        .isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(Errors.status(new BlemishException(Fault.MODEL, "model file")))
        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    assertThat(Errors.status(new BlemishException(Fault.ENVIRONMENT, "disk")))
        .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
  }

  @Test
  void aFullDiskIsFoundAmongTheCausesOfAFailure() {
    IOException full = new IOException("No space left on device");

    assertThat(FullDisk.causes(new IllegalStateException("multipart", full))).isTrue();
    assertThat(FullDisk.causes(new IOException("There is not enough space on the disk"))).isTrue();
    assertThat(FullDisk.causes(new IOException("Early EOF"))).isFalse();
  }

  @Test
  void aFailureWhoseClientHasLeftIsNotThrownAgain() {
    assertThatThrownBy(() -> RequestIds.of(gone())).isInstanceOf(IllegalStateException.class);
    assertThatCode(() -> Errors.failed(gone(), new IllegalStateException("stream")))
        .doesNotThrowAnyException();
  }
}
