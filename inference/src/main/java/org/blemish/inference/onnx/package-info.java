/**
 * ONNX graphs: written operator by operator, looked into, joined and run by ONNX Runtime. What a
 * graph computes (a backbone, a method's head) is decided elsewhere.
 *
 * <p>ONNX Runtime unpacks its native library below {@code java.io.tmpdir}, or takes it from the
 * folder that the system property {@code onnxruntime.native.path} names. It reads both properties
 * once, before the first session.
 */
@NullMarked
package org.blemish.inference.onnx;

import org.jspecify.annotations.NullMarked;
