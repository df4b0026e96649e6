package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.admission.LimitSettingsReader;
import com.sfayn.oms.server.auth.issuer.IssuerReader;
import com.sfayn.oms.server.auth.issuer.UserSync;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.RawSetting;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SecretStrength;
import com.sfayn.oms.server.config.SettingValues;
import com.sfayn.oms.server.config.SettingsEnvironment;
import com.sfayn.oms.server.config.SettingsException;
import com.sfayn.oms.server.config.SettingsFile;
import com.sfayn.oms.server.config.TenantSettingsReader;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.http.HttpSettingsReader;
import com.sfayn.oms.server.outbound.EndpointSettingsReader;
import com.sfayn.oms.server.outbound.FeedSettingsReader;
import com.sfayn.oms.server.payment.PaymentAccountsReader;
import com.sfayn.oms.server.payment.PaymentProvider;
import com.sfayn.oms.server.stream.StreamSettingsReader;
import com.sfayn.oms.server.webhook.WebhookSettingsReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads the settings from one YAML or properties file, overridden by environment variables. An unknown key or an
 * invalid value is an error; all errors are reported together.
 */
public final class SettingsReader {
    private static final String NAME = "[a-z_][a-z0-9_]{0,62}";

    private final Map<String, String> environment;
    private final String file;
    private final List<RawSetting> options;

    /** @param environment the environment variables, usually {@code System.getenv()} */
    public SettingsReader(Map<String, String> environment) {
        this(Map.copyOf(environment), environment.getOrDefault(SettingsEnvironment.CONFIG, ""), List.of());
    }

    private SettingsReader(Map<String, String> environment, String file, List<RawSetting> options) {
        this.environment = environment;
        this.file = file;
        this.options = options;
    }

    /** Returns a copy that reads this file instead of the one in {@code OMS_CONFIG}. */
    public SettingsReader withFile(Path other) {
        return new SettingsReader(environment, other.toString(), options);
    }

    /**
     * Returns a copy with one more value, which overrides the file and the environment.
     *
     * @param key for example {@code oms.http.port}
     * @param option the command-line option of the value, for messages
     */
    public SettingsReader withOption(String key, String text, String option) {
        List<RawSetting> all = new ArrayList<>(options);
        all.add(new RawSetting(key, text, option));
        return new SettingsReader(environment, file, List.copyOf(all));
    }

    /**
     * Reads the settings; the file is the one in {@code OMS_CONFIG} unless {@link #withFile} was called.
     *
     * @throws SettingsException if anything is wrong
     */
    public ServerSettings read() {
        List<String> problems = new ArrayList<>();
        ServerSettings settings = settings(values(problems));
        refuse(problems);
        return settings;
    }

    /**
     * Returns the keys that have a value, for example {@code oms.issuers[0].audience}, in alphabetical order.
     *
     * @throws SettingsException if a source can't be read
     */
    public SortedSet<String> givenKeys() {
        List<String> problems = new ArrayList<>();
        SortedSet<String> keys = values(problems).keys();
        refuse(problems);
        return keys;
    }

    /**
     * Reads the settings from this file instead of the one in {@code OMS_CONFIG}.
     *
     * @throws SettingsException if anything is wrong
     */
    public ServerSettings read(Path file) {
        return withFile(file).read();
    }

    private SettingValues values(List<String> problems) {
        SettingValues values = new SettingValues(problems);
        if (!file.isBlank()) values.add(fileSettings(file, problems));
        TreeSet<String> tenantIds = new TreeSet<>(values.tenantIds());
        tenantIds.add(TenantSettingsReader.DEFAULT);
        values.text("oms.tenant").ifPresent(tenantIds::add);
        values.add(SettingsEnvironment.read(environment, tenantIds, problems));
        values.add(options);
        return values;
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems.stream().distinct().toList());
        }
    }

    private static List<RawSetting> fileSettings(String file, List<String> problems) {
        try {
            return SettingsFile.read(Path.of(file), problems);
        } catch (InvalidPathException e) {
            problems.add("The settings file " + file + " is not a path.");
            return List.of();
        }
    }

    private static ServerSettings settings(SettingValues values) {
        Optional<TenantId> tenant = values.tenant("oms.tenant");
        Optional<Secret> devSecret = devSecret(values);
        TenantSettingsReader tenants = new TenantSettingsReader(values, paymentMethods());
        Map<TenantId, TenantSettings> byTenant = byTenant(values, tenants, tenant);
        DatabaseSettings database = database(values);
        return new ServerSettings(
                new HttpSettingsReader(values, devSecret.isPresent()).read(),
                database,
                values.choice("oms.log.format", Map.of("text", LogFormat.TEXT, "json", LogFormat.JSON), LogFormat.TEXT),
                devSecret,
                new IssuerReader(values, tenant).issuers(),
                tenant,
                values.choice(
                        "oms.users.sync",
                        Map.of("required", UserSync.REQUIRED, "automatic", UserSync.AUTOMATIC),
                        UserSync.REQUIRED),
                grants(values, tenant),
                byTenant,
                tenants.others(),
                new PaymentAccountsReader(values, Deployment.PAYMENT_PROVIDERS).read(byTenant, tenants.others()),
                new StreamSettingsReader(values).streams(),
                new WebhookSettingsReader(values).read(),
                new EndpointSettingsReader(values, devSecret.isPresent()).read(),
                new FeedSettingsReader(values).read(),
                new LimitSettingsReader(values)
                        .read(Runtime.getRuntime().availableProcessors(), database.poolSize(), tenant.isPresent()));
    }

    private static List<String> paymentMethods() {
        return Stream.concat(
                        Deployment.PAYMENT_PROVIDERS.stream().map(PaymentProvider::method),
                        Stream.of(TenantSettings.CASH_ON_DELIVERY))
                .toList();
    }

    private static DatabaseSettings database(SettingValues values) {
        String url = values.text("oms.db.url").orElse(DatabaseSettings.DEFAULT_URL);
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            values.wrong("oms.db.url", "jdbc:h2:… or jdbc:postgresql:…");
        }
        DatabaseSettings standard = DatabaseSettings.at(url);
        return new DatabaseSettings(
                url,
                values.text("oms.db.user").or(standard::user),
                values.secret("oms.db.password").orElse(Secret.EMPTY),
                values.whole("oms.db.pool-size", 3, 1_000, standard.poolSize()),
                name(values, "oms.db.schema", standard.schema()),
                name(values, "oms.db.role", standard.role()));
    }

    private static String name(SettingValues values, String key, String otherwise) {
        String name = values.text(key).orElse(otherwise);
        if (!name.matches(NAME)) {
            values.wrong(key, "at most 63 lower-case letters, digits and underscores, and no digit at the start");
        }
        return name;
    }

    private static Optional<Secret> devSecret(SettingValues values) {
        Optional<Secret> secret = values.secret("oms.dev.secret");
        secret.flatMap(SecretStrength::weakness)
                .ifPresent(why -> values.wrong("oms.dev.secret", SecretStrength.HOW, why));
        return secret;
    }

    private static List<FixedGrant> grants(SettingValues values, Optional<TenantId> single) {
        List<FixedGrant> grants = new ArrayList<>();
        for (int index : values.indexes("oms.grants")) {
            String at = "oms.grants[" + index + "].";
            Optional<TenantId> tenant = values.tenant(at + "tenant").or(() -> single);
            Optional<String> user = values.text(at + "user");
            Optional<Role> role = values.text(at + "role").flatMap(Role::named);
            if (tenant.isEmpty() && !values.has(at + "tenant")) values.wrong(at + "tenant", "a tenant id");
            if (user.isEmpty() && !values.has(at + "user")) values.wrong(at + "user", "the user's sub");
            if (role.isEmpty()) values.wrong(at + "role", "customer, vendor or admin");
            if (single.isPresent() && tenant.isPresent() && !tenant.equals(single)) {
                values.wrong(at + "tenant", single.get() + ", the only tenant (oms.tenant)");
            }
            if (tenant.isPresent() && user.isPresent() && role.isPresent()) {
                grants.add(new FixedGrant(tenant.get(), user.get(), role.get()));
            }
        }
        return grants;
    }

    private static Map<TenantId, TenantSettings> byTenant(
            SettingValues values, TenantSettingsReader reader, Optional<TenantId> single) {
        Map<TenantId, TenantSettings> settings = new HashMap<>();
        for (String id : values.tenantIds()) {
            if (id.equals(TenantSettingsReader.DEFAULT)) continue;
            if (single.isPresent() && !single.get().value().equals(id)) {
                values.conflict("oms.tenants." + id + " is not the only tenant (oms.tenant), " + single.get()
                        + "; remove one of them.");
            }
            TenantSettings own = reader.of(id);
            values.tenantNamed(id, "oms.tenants." + id).ifPresent(tenant -> settings.put(tenant, own));
        }
        return settings;
    }
}
