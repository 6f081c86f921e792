// SPDX-License-Identifier: Apache-2.0
package org.blemish.spring;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.blemish.inference.Detector;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/**
 * Beans of an application with the property {@code blemish.model}: a {@link ReloadingDetector}, its
 * present {@link Detector}, and, where the application has them, health and timers.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration"
    })
@ConditionalOnProperty("blemish.model")
@EnableConfigurationProperties(BlemishProperties.class)
public class BlemishAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  ReloadingDetector blemishReloadingDetector(
      BlemishProperties properties, ObjectProvider<InspectionListener> listeners) {
    List<InspectionListener> all = listeners.orderedStream().toList();
    return new ReloadingDetector(properties.file(), properties.concurrency(), all);
  }

  /**
   * The detector in use when the bean is asked for. It is closed when the model file is replaced;
   * {@link ReloadingDetector} has no such limit.
   */
  @Bean(destroyMethod = "")
  @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
  @ConditionalOnMissingBean
  Detector blemishDetector(ReloadingDetector detector) {
    return detector.use(open -> open);
  }

  @Bean
  ModelFileWatch blemishModelFileWatch(ReloadingDetector detector, BlemishProperties properties) {
    return new ModelFileWatch(detector, properties.reloadInterval());
  }

  /** Health, where the application depends on Spring Boot's. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HealthIndicator.class)
  static class HealthConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "blemishHealthIndicator")
    HealthIndicator blemishHealthIndicator(ReloadingDetector detector) {
      return new DetectorHealth(new ModelHealth(detector));
    }
  }

  /** The same in Spring Boot 3. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("org.springframework.boot.health.contributor.HealthIndicator")
  @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
  static class ActuatorHealthConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "blemishHealthIndicator")
    ActuatorHealth blemishHealthIndicator(ReloadingDetector detector) {
      return new ActuatorHealth(new ModelHealth(detector));
    }
  }

  /** Timers, where the application depends on Micrometer. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterRegistry.class)
  static class TimersConfiguration {
    @Bean
    InspectionListener blemishInspectionTimers(ObjectProvider<MeterRegistry> registry) {
      return new LazyTimers(registry);
    }
  }
}
