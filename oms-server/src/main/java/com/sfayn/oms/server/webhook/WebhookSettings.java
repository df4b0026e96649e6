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
 * Who may send change events, and what keeps the secrets of those that admins register.
 *
 * @param keys the Base64 of 32 bytes each: the first seals, all of them open; none = nothing can be registered
 * @param sources those that tenants have by these settings
 */
public record WebhookSettings(List<Secret> keys, Map<TenantId, List<FixedWebhookSource>> sources) {
    /** Nobody may, and nobody can be registered. */
    public static final WebhookSettings NONE = new WebhookSettings(List.of(), Map.of());

    public WebhookSettings {
        keys = List.copyOf(keys);
        sources = Map.copyOf(sources);
    }

    /** The tenant's. */
    public List<FixedWebhookSource> sources(TenantId tenant) {
        return sources.getOrDefault(tenant, List.of());
    }

    /** What keeps secrets by these keys. */
    public SecretCipher cipher(Randomness randomness) {
        if (keys.isEmpty()) return SecretCipher.NONE;
        return new AesSecretCipher(
                keys.stream()
                        .map(key -> Base64.getDecoder().decode(key.reveal()))
                        .toList(),
                randomness);
    }
}
