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

/** Reads who may send change events. */
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
                values.conflict(
                        at + " would let one system speak for every tenant; name it below the tenant's own id.");
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
                values.conflict(KEYS + " holds a value that is not shown; the Base64 of " + AesSecretCipher.KEY_BYTES
                        + " random bytes would be right, such as openssl rand -base64 " + AesSecretCipher.KEY_BYTES
                        + " prints.");
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

    /** A source is told by its secret, so that no two may have the same. */
    private List<WebhookSecret> secrets(String key, Set<WebhookSecret> used) {
        List<WebhookSecret> secrets = new ArrayList<>();
        for (String text : values.list(key)) {
            Optional<WebhookSecret> secret = WebhookSecret.parse(text);
            if (secret.isEmpty()) {
                values.conflict(key + " holds a value that is not shown; " + WebhookSecret.FORM + " would be right.");
            } else if (!used.add(secret.get())) {
                values.conflict(key + " holds a secret that stands in the tenant's settings twice; each source needs"
                        + " one of its own.");
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
                values.conflict(key + " names the event type \"" + type + "\"; the nearest is "
                        + ClosestMatch.of(type, known) + ".");
            }
        }
        if (!values.has(key)) values.wrong(key, "what the source may send, one or more of " + String.join(", ", known));
        return types;
    }
}
