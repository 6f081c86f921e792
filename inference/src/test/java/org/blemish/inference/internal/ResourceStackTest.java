// SPDX-License-Identifier: Apache-2.0
package org.blemish.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceStackTest {
  private final List<String> closed = new ArrayList<>();

  private AutoCloseable resource(String name) {
    return () -> closed.add(name);
  }

  private AutoCloseable failing(String name, Exception failure) {
    return () -> {
      closed.add(name);
      throw failure;
    };
  }

  @Test
  void closesTheLastResourceFirstAndEachOnce() {
    ResourceStack stack = new ResourceStack();
    stack.add(resource("first"));
    stack.add(resource("second"));
    stack.close();
    stack.close();
    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void closesTheOthersIfOneFails() {
    ResourceStack stack = new ResourceStack();
    stack.add(resource("backbone"));
    stack.add(failing("middle", new IOException("disk")));
    stack.add(failing("head", new IllegalArgumentException("head failed")));

    assertThatThrownBy(stack::close)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("head failed")
        .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("disk"));
    assertThat(closed).containsExactly("head", "middle", "backbone");
  }

  @Test
  void aCheckedFailureIsTheCauseOfTheThrownOne() {
    ResourceStack stack = new ResourceStack();
    stack.add(failing("session", new IOException("disk")));
    assertThatThrownBy(stack::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cannot be closed: disk")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void openResourcesAreClosedIfTheNextCannotBeOpened() {
    assertThatThrownBy(
            () -> {
              try (ResourceStack opened = new ResourceStack()) {
                opened.add(resource("backbone"));
                throw new UnsatisfiedLinkError("no native library");
              }
            })
        .isInstanceOf(UnsatisfiedLinkError.class);
    assertThat(closed).containsExactly("backbone");
  }

  @Test
  void keptResourcesAreClosedByTheStackThatKeepsThem() {
    ResourceStack kept;
    try (ResourceStack opened = new ResourceStack()) {
      opened.add(resource("backbone"));
      opened.add(resource("head"));
      kept = opened.keep();
    }
    assertThat(closed).isEmpty();
    kept.close();
    assertThat(closed).containsExactly("head", "backbone");
  }
}
