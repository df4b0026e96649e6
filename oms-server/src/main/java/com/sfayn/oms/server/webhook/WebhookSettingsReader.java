package com.sfayn.oms.server.webhook;

import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.webhook.AesSecretCipher;
import com.sfayn.oms.application.webhook.FixedWebhookSource;
import com.sfayn.oms.application.webhook.RegisterWebhookSource;
import com.sfayn.oms.application.webhook.WebhookSecret;
import com.sfayn.oms.domain.parsing.ClosestMatch;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingValues;
import com.sfayn.oms.server.config.TenantSettingsReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the webhook sources and encryption keys. */
public final class WebhookSettingsReader {
    private static final String KEYS = "oms.webhooks.keys";

    private final SettingValues values;

    public WebhookSettingsReader(SettingValues values) {
        this.values = values;
    }

    public WebhookSettings read() {
        Map<TenantId, List<FixedWebhookSource>> sources = new HashMap<>();
        for (String id : values.tenantIds()) {
            String at = "oms.tenants." + id + ".webhooks";
            List<FixedWebhookSource> ofTenant = sources(at);
            if (id.equals(TenantSettingsReader.DEFAULT) && values.has(at)) {
                values.conflict(at + " lets one system send events for all tenants; set it under the tenant's own id.");
            } else if (!ofTenant.isEmpty()) {
                values.tenantNamed(id, at).ifPresent(tenant -> sources.put(tenant, ofTenant));
            }
        }
        return new WebhookSettings(keys(), sources);
    }

    private List<Secret> keys() {
        List<Secret> keys = new ArrayList<>();
        for (String key : values.list(KEYS)) {
            if (!isKey(key)) {
                values.conflict(
                        KEYS + " contains an invalid key (not shown); a key must be " + AesSecretCipher.KEY_BYTES
                                + " random bytes in Base64, such as the output of openssl rand -base64 "
                                + AesSecretCipher.KEY_BYTES + ".");
            } else {
                keys.add(new Secret(key));
            }
        }
        return keys;
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text).length == AesSecretCipher.KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private List<FixedWebhookSource> sources(String list) {
        List<FixedWebhookSource> sources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<WebhookSecret> used = new HashSet<>();
        for (int index : values.indexes(list)) {
            String at = list + "[" + index + "].";
            Optional<String> name = name(at + "name");
            List<WebhookSecret> secrets = secrets(at + "secrets", used);
            Set<String> eventTypes = eventTypes(at + "event-types");
            if (name.isPresent() && !names.add(name.get())) {
                values.wrong(at + "name", "a name that no other source of the tenant has");
            }
            if (name.isPresent() && !secrets.isEmpty()) {
                sources.add(new FixedWebhookSource(name.get(), secrets, eventTypes));
            }
        }
        return sources;
    }

    private Optional<String> name(String key) {
        Optional<String> name = values.text(key);
        boolean missing = name.isEmpty() && !values.has(key);
        if (missing
                || name.filter(text -> text.length() > RegisterWebhookSource.LONGEST_NAME)
                        .isPresent()) {
            values.wrong(key, "a name of at most " + RegisterWebhookSource.LONGEST_NAME + " characters");
        }
        return name;
    }

    /** The secret identifies the source, so no two sources may share one. */
    private List<WebhookSecret> secrets(String key, Set<WebhookSecret> used) {
        List<WebhookSecret> secrets = new ArrayList<>();
        for (String text : values.list(key)) {
            Optional<WebhookSecret> secret = WebhookSecret.parse(text);
            if (secret.isEmpty()) {
                values.conflict(
                        key + " contains an invalid secret (not shown); a secret must be " + WebhookSecret.FORM + ".");
            } else if (!used.add(secret.get())) {
                values.conflict(key + " contains a secret that the tenant's settings contain twice; each source needs"
                        + " its own secret.");
            } else {
                secrets.add(secret.get());
            }
        }
        if (!values.has(key)) values.wrong(key, WebhookSecret.FORM);
        return secrets;
    }

    private Set<String> eventTypes(String key) {
        Set<String> known = EventTypes.all();
        Set<String> types = new HashSet<>();
        for (String type : values.list(key)) {
            if (known.contains(type)) {
                types.add(type);
            } else {
                values.conflict(key + " contains the unknown event type \"" + type + "\"; the nearest is "
                        + ClosestMatch.of(type, known) + ".");
            }
        }
        if (!values.has(key))
            values.wrong(key, "one or more event types that the source may send, of " + String.join(", ", known));
        return types;
    }
}
