// SPDX-License-Identifier: Apache-2.0
package org.blemish.example;

import java.io.IOException;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.image.Images;
import org.blemish.spring.ReloadingDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Upload of an image in, JSON out: {@code curl -F image=@part.png localhost:8080/inspections}. */
@SpringBootApplication
@RestController
public class InspectionApplication {
  private final ReloadingDetector detector;

  InspectionApplication(ReloadingDetector detector) {
    this.detector = detector;
  }

  @PostMapping(path = "/inspections", produces = MediaType.APPLICATION_JSON_VALUE)
  String inspect(@RequestParam("image") MultipartFile image) throws IOException {
    String name = String.valueOf(image.getOriginalFilename());
    return detector.inspect(Images.read(image.getBytes(), name), name).toJson();
  }

  @ExceptionHandler
  ProblemDetail failed(BlemishException e) {
    ProblemDetail problem = ProblemDetail.forStatus(e.fault() == Fault.INPUT ? 400 : 503);
    problem.setDetail(e.getMessage());
    return problem;
  }

  public static void main(String[] args) {
    SpringApplication.run(InspectionApplication.class, args);
  }
}
