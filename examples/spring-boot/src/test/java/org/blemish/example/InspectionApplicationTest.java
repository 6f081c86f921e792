// SPDX-License-Identifier: Apache-2.0
package org.blemish.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "blemish.model=../model/model.blemish")
class InspectionApplicationTest {
  @LocalServerPort private int port;

  @Test
  void anImageGivesAnInspectionAndABrokenOneABadRequest() throws Exception {
    HttpResponse<String> inspected = upload(Files.readAllBytes(Path.of("../model/good.png")));
    assertEquals(200, inspected.statusCode(), inspected.body());
    assertTrue(inspected.body().startsWith("{\"schema\":1,\"source\":\"part.png\""));
    assertTrue(inspected.body().contains("\"verdict\":"), inspected.body());

    HttpResponse<String> broken = upload("no image".getBytes(StandardCharsets.US_ASCII));
    assertEquals(400, broken.statusCode());
    assertTrue(broken.body().contains("part.png: not an image"), broken.body());
    assertTrue(get("/actuator/health").contains("\"product\""));
    assertTrue(get("/actuator/metrics/blemish.inspection").contains("verdict"));
  }

  private String get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> upload(byte[] file) throws Exception {
    String boundary = "part-boundary";
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--%s\r\nContent-Disposition: form-data; name=\"image\"; filename=\"part.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n")
            .formatted(boundary)
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(file);
    body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/inspections"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
