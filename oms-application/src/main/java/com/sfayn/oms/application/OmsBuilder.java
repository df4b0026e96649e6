package com.sfayn.oms.application;

import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.Identifiers;
import com.sfayn.oms.application.port.IgnoredFields;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.webhook.FixedWebhookSource;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.RuleTaxCalculator;
import com.sfayn.oms.domain.pricing.TaxCalculator;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What an {@link Oms} is made of. Only the storage is needed; everything else has a sensible default. */
public final class OmsBuilder {
    Storage storage;
    Clock clock = Clock.systemUTC();
    Identifiers identifiers = new RandomIdentifiers();
    Function<TenantId, TenantSettings> settings = tenant -> TenantSettings.DEFAULT;
    List<FixedGrant> fixedGrants = List.of();
    boolean syncUsersAutomatically;
    JsonReader jsonReader = JsonReader.NONE;
    IgnoredFields ignoredFields = IgnoredFields.NOT_COUNTED;
    TaxCalculator taxCalculator = new RuleTaxCalculator();
    Randomness randomness = Randomness.secure();
    SecretCipher secretCipher = SecretCipher.NONE;
    Function<TenantId, List<FixedWebhookSource>> webhookSources = tenant -> List.of();
    final List<PaymentGateway> gateways = new ArrayList<>();

    OmsBuilder() {}

    /** Where orders and snapshots are kept; stays the caller's to close. */
    public OmsBuilder storage(Storage keeper) {
        this.storage = Objects.requireNonNull(keeper);
        return this;
    }

    /** What time it is; the system's by default. */
    public OmsBuilder clock(Clock time) {
        this.clock = Objects.requireNonNull(time);
        return this;
    }

    /** Random by default. */
    public OmsBuilder identifiers(Identifiers source) {
        this.identifiers = Objects.requireNonNull(source);
        return this;
    }

    /** What is decided per tenant; asked at every call, so it may change while running. */
    public OmsBuilder settings(Function<TenantId, TenantSettings> perTenant) {
        this.settings = Objects.requireNonNull(perTenant);
        return this;
    }

    /** Permissions that hold without any sync. */
    public OmsBuilder fixedGrants(List<FixedGrant> grants) {
        this.fixedGrants = List.copyOf(grants);
        return this;
    }

    /** Whether the first call of an unknown user syncs them; by default they call {@code syncUser} once. */
    public OmsBuilder syncUsersAutomatically(boolean automatically) {
        this.syncUsersAutomatically = automatically;
        return this;
    }

    /** Reads JSON that stands as text in a snapshot row's cell; by default JSON has to come as JSON. */
    public OmsBuilder jsonReader(JsonReader reader) {
        this.jsonReader = Objects.requireNonNull(reader);
        return this;
    }

    /** Hears of fields of events that are not known here; by default nobody does. */
    public OmsBuilder ignoredFields(IgnoredFields counter) {
        this.ignoredFields = Objects.requireNonNull(counter);
        return this;
    }

    /** What tax an order carries; by the tenants' tax rules unless another calculator takes their place. */
    public OmsBuilder taxCalculator(TaxCalculator calculator) {
        this.taxCalculator = Objects.requireNonNull(calculator);
        return this;
    }

    /**
     * Answers for one method of payment, beside those named before. A tenant's customers may use it once the tenant's
     * {@link TenantSettings#paymentMethods} name it.
     */
    public OmsBuilder paymentGateway(PaymentGateway gateway) {
        this.gateways.add(Objects.requireNonNull(gateway));
        return this;
    }

    /** Where new secrets come from; the platform's secure random source by default. */
    public OmsBuilder randomness(Randomness source) {
        this.randomness = Objects.requireNonNull(source);
        return this;
    }

    /**
     * Keeps the secrets of registered webhook sources, such as {@link
     * com.sfayn.oms.application.webhook.AesSecretCipher}; without one, none can be registered.
     */
    public OmsBuilder secretCipher(SecretCipher cipher) {
        this.secretCipher = Objects.requireNonNull(cipher);
        return this;
    }

    /** Webhook sources that hold without any registration; asked at every webhook, so they may change while running. */
    public OmsBuilder webhookSources(Function<TenantId, List<FixedWebhookSource>> perTenant) {
        this.webhookSources = Objects.requireNonNull(perTenant);
        return this;
    }

    /** @throws IllegalArgumentException if two gateways answer for one method */
    public Oms build() {
        return new Oms(this);
    }

    PricingEngine pricingEngine() {
        return new PricingEngine(taxCalculator);
    }
}
