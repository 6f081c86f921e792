// SPDX-License-Identifier: Apache-2.0
package org.blemish.example;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.blemish.core.BlemishException;
import org.blemish.core.Fault;
import org.blemish.core.image.Images;
import org.blemish.core.input.Input;
import org.blemish.inference.Detector;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Upload of an image in, JSON out: {@code curl -F image=@part.png localhost:8080/inspections}. */
@Path("/inspections")
@ApplicationScoped
public class InspectionResource {
  private final Detector detector;

  public InspectionResource(@ConfigProperty(name = "blemish.model") java.nio.file.Path model) {
    detector = Detector.open(model);
  }

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public String inspect(@RestForm("image") FileUpload image) {
    Input input = Input.of(Images.read(image.uploadedFile()));
    return detector.inspect(input, image.fileName()).toJson();
  }

  @ServerExceptionMapper
  Response failed(BlemishException e) {
    return Response.status(e.fault() == Fault.INPUT ? 400 : 503)
        .type(MediaType.TEXT_PLAIN)
        .entity(e.getMessage())
        .build();
  }

  @PreDestroy
  void close() {
    detector.close();
  }
}
