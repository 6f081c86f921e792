// SPDX-License-Identifier: Apache-2.0
package org.blemish.server.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Watched folders, and receivers of messages about inspected parts.
 *
 * @param folders that are watched for new images
 * @param webhooks that get each message by HTTP
 * @param mqtt broker that gets each message; empty for none
 * @param giveUpHours after which a message that cannot be delivered is put aside
 */
public record LineSettings(
    List<FolderSettings> folders,
    List<WebhookSettings> webhooks,
    Optional<MqttSettings> mqtt,
    int giveUpHours) {
  public static final LineSettings DEFAULT =
      new LineSettings(List.of(), List.of(), Optional.empty(), 72);

  public LineSettings {
    folders = List.copyOf(folders);
    webhooks = List.copyOf(webhooks);
    if (giveUpHours < 1) {
      throw new IllegalArgumentException(
          "giveUpHours is %d, expected at least 1".formatted(giveUpHours));
    }
    Set<String> names = new HashSet<>();
    for (WebhookSettings webhook : webhooks) {
      if (!names.add(webhook.name())) {
        throw new IllegalArgumentException(
            "two webhooks have the name '%s': each needs its own".formatted(webhook.name()));
      }
    }
    Set<String> paths = new HashSet<>();
    for (FolderSettings folder : folders) {
      if (!paths.add(folder.path())) {
        throw new IllegalArgumentException("folder %s is listed twice".formatted(folder.path()));
      }
    }
  }

  LineSettings withoutSecrets() {
    return new LineSettings(
        folders,
        webhooks.stream().map(WebhookSettings::withoutSecret).toList(),
        mqtt.map(MqttSettings::withoutPassword),
        giveUpHours);
  }
}
