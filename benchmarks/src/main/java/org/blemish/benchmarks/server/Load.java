// SPDX-License-Identifier: Apache-2.0
package org.blemish.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.blemish.benchmarks.server.InspectionClient.Answer;

/** The responses to many requests. Safe for many threads. */
final class Load {
  private final ConcurrentLinkedQueue<Double> milliseconds = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final long start = System.nanoTime();

  void add(Answer answer, double millis) {
    answers.add(answer);
    if (!answer.id().isEmpty()) {
      milliseconds.add(millis);
    }
  }

  void failed(Throwable failure) {
    failures.add(failure);
  }

  /** Requests that were not answered. */
  int failures() {
    return failures.size();
  }

  /** Times of the inspected parts. */
  Latencies latencies() {
    return Latencies.of(milliseconds);
  }

  /** Inspected parts in each second since the start. */
  double perSecond() {
    return milliseconds.size() / ((System.nanoTime() - start) / 1e9);
  }

  /** Ids of the inspected parts. */
  List<String> ids() {
    return answers.stream().map(Answer::id).filter(id -> !id.isEmpty()).toList();
  }

  /** Responses by status. */
  Map<Integer, Integer> statuses() {
    Map<Integer, Integer> counts = new TreeMap<>();
    answers.forEach(answer -> counts.merge(answer.status(), 1, Integer::sum));
    return counts;
  }

  /** Responses that are neither a result nor a refusal that says when to try again. */
  int unexpected() {
    List<Answer> others = new ArrayList<>(answers);
    others.removeIf(
        answer -> answer.status() == 200 || (answer.status() == 429 && answer.retryAfter()));
    return others.size() + failures();
  }
}
