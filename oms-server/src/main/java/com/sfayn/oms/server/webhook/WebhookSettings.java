package com.sfayn.oms.server.webhook;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.application.webhook.FixedWebhookSource;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The configured webhook sources, and the keys that encrypt the secrets of registered sources.
 *
 * @param keys 32 bytes each, in Base64: the first encrypts, all of them decrypt; without keys, no source can be
 *     registered
 * @param sources configured sources by tenant
 */
public record WebhookSettings(List<Secret> keys, Map<TenantId, List<FixedWebhookSource>> sources) {
    /** No sources, and no source can be registered. */
    public static final WebhookSettings NONE = new WebhookSettings(List.of(), Map.of());

    public WebhookSettings {
        keys = List.copyOf(keys);
        sources = Map.copyOf(sources);
    }

    /** Returns the configured sources of a tenant. */
    public List<FixedWebhookSource> sources(TenantId tenant) {
        return sources.getOrDefault(tenant, List.of());
    }

    /** Returns a cipher that uses these keys. */
    public SecretCipher cipher(Randomness randomness) {
        if (keys.isEmpty()) return SecretCipher.NONE;
        return new AesSecretCipher(
                keys.stream()
                        .map(key -> Base64.getDecoder().decode(key.reveal()))
                        .toList(),
                randomness);
    }
}
