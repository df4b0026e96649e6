package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.webhook.SealedSecret;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.webhook.RegisterWebhookSource;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.tenant.TenantId;
import java.util.Optional;

/** Creates and encrypts the secrets of webhook endpoints. */
record EndpointSecrets(SecretCipher cipher, Randomness randomness) {
    static final InvalidInput NO_KEY = RegisterWebhookSource.NO_KEY;

    /** A new secret, in both forms. */
    record Created(WebhookSecret secret, SealedSecret sealed) {}

    /** Returns a new secret; empty if there is no key to encrypt it. */
    Optional<Created> create(TenantId tenant, String endpointId) {
        WebhookSecret secret = WebhookSecret.random(randomness);
        return cipher.encrypt(tenant, endpointId, secret.reveal())
                .map(encrypted -> new Created(secret, new SealedSecret(encrypted, null)));
    }
}
