// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.http;

import java.time.Clock;
import java.util.List;
import org.blemish.core.image.ReadLimits;
import org.blemish.server.auth.AuditLog;
import org.blemish.server.auth.Sessions;
import org.blemish.server.auth.Tokens;
import org.blemish.server.config.ServerSettings;
import org.blemish.server.content.ContentStore;
import org.blemish.server.health.Health;
import org.blemish.server.inspect.Inspector;
import org.blemish.server.inspect.LiveParts;
import org.blemish.server.inspect.PartResults;
import org.blemish.server.jobs.JobQueue;
import org.blemish.server.metrics.ServerMetrics;
import org.blemish.server.models.ProductModels;
import org.blemish.server.products.Learning;
import org.blemish.server.products.OddImages;
import org.blemish.server.products.ProductImages;
import org.blemish.server.store.Database;

/**
 * All routes of the server, and what they use.
 *
 * @param database of the records
 * @param content of images and maps
 * @param models of products
 * @param inspector of parts
 * @param live parts as they are recorded
 * @param jobs trainings and other long work
 * @param sessions of people
 * @param tokens of programs
 * @param audit who changed what
 * @param metrics measurements
 * @param health of the server
 */
public record ServerRoutes(
    Database database,
    ContentStore content,
    ProductModels models,
    Inspector inspector,
    LiveParts live,
    JobQueue jobs,
    Sessions sessions,
    Tokens tokens,
    AuditLog audit,
    ServerMetrics metrics,
    Health health) {
  /** The routes; access control comes first. */
  public List<Routes> routes(ServerSettings settings) {
    ReadLimits limits = new ReadLimits(settings.limits().pixels());
    PartResults results = new PartResults(inspector, settings.temporary());
    Learning learning = new Learning(database, models, inspector, content);
    return List.of(
        new AccessControl(settings, sessions, tokens),
        new HealthRoutes(health),
        new DocumentRoutes(),
        new SessionRoutes(settings, sessions, audit),
        new TokenRoutes(tokens, audit),
        new ProductRoutes(database, content, audit),
        new ImageRoutes(
            database,
            content,
            new ProductImages(database, content, limits),
            new OddImages(content, limits),
            results,
            settings.imageFolders(),
            audit),
        new ModelRoutes(
            database, models, learning, audit, settings.limits().modelMegabytes() * (1L << 20)),
        new JobRoutes(database, jobs, audit),
        new InspectRoutes(inspector, settings.limits()),
        new PartRoutes(database, content, results, learning, audit),
        new OutboxRoutes(database, audit),
        new LiveRoutes(database, live, models.files(), metrics, Clock.systemUTC()));
  }
}
