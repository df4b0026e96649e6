package com.sfayn.oms.application;

import com.sfayn.oms.application.core.FixedGrant;
import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.application.port.Identifiers;
import com.sfayn.oms.application.port.IgnoredFields;
import com.sfayn.oms.application.port.PaymentGateway;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.feed.EventSink;
import com.sfayn.oms.application.port.feed.FeedMonitor;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.out.EventWriter;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.application.snapshot.row.JsonReader;
import com.sfayn.oms.application.webhook.FixedWebhookSource;
import com.sfayn.oms.domain.pricing.PricingEngine;
import com.sfayn.oms.domain.pricing.RuleTaxCalculator;
import com.sfayn.oms.domain.pricing.TaxCalculator;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Builds an {@link Oms}. Only the storage is required; everything else has a default. */
public final class OmsBuilder {
    Storage storage;
    Clock clock = inMilliseconds(Clock.systemUTC());
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

    final List<EventSink> eventSinks = new ArrayList<>();
    FeedMonitor feedMonitor = FeedMonitor.NONE;
    WebhookTransport webhookTransport = WebhookTransport.NONE;
    EventWriter eventWriter = EventWriter.NONE;
    int webhookConcurrency = 64;
    Duration webhookLog = Duration.ofDays(30);

    OmsBuilder() {}

    /** Where orders and snapshots are stored. The caller closes it. */
    public OmsBuilder storage(Storage storage) {
        this.storage = Objects.requireNonNull(storage);
        return this;
    }

    /** The source of the current time; the system clock by default. */
    public OmsBuilder clock(Clock clock) {
        this.clock = inMilliseconds(clock);
        return this;
    }

    /** The source of order ids; random by default. */
    public OmsBuilder identifiers(Identifiers source) {
        this.identifiers = Objects.requireNonNull(source);
        return this;
    }

    /** The settings of each tenant. Read at every call, so they may change at run time. */
    public OmsBuilder settings(Function<TenantId, TenantSettings> perTenant) {
        this.settings = Objects.requireNonNull(perTenant);
        return this;
    }

    /** Permissions that need no user sync. */
    public OmsBuilder fixedGrants(List<FixedGrant> grants) {
        this.fixedGrants = List.copyOf(grants);
        return this;
    }

    /** Whether the first call of an unknown user syncs them. By default, they must call {@code syncUser} once. */
    public OmsBuilder syncUsersAutomatically(boolean automatically) {
        this.syncUsersAutomatically = automatically;
        return this;
    }

    /** Parses snapshot cells that hold JSON as a string. By default, JSON values must not be strings. */
    public OmsBuilder jsonReader(JsonReader reader) {
        this.jsonReader = Objects.requireNonNull(reader);
        return this;
    }

    /** Counts unknown fields of events; by default, they are not counted. */
    public OmsBuilder ignoredFields(IgnoredFields counter) {
        this.ignoredFields = Objects.requireNonNull(counter);
        return this;
    }

    /** Calculates the tax of orders; by default, from the tenants' tax rules. */
    public OmsBuilder taxCalculator(TaxCalculator calculator) {
        this.taxCalculator = Objects.requireNonNull(calculator);
        return this;
    }

    /**
     * Adds the gateway of one payment method. A tenant's customers can use it if the tenant's
     * {@link TenantSettings#paymentMethods} contain it.
     */
    public OmsBuilder paymentGateway(PaymentGateway gateway) {
        this.gateways.add(Objects.requireNonNull(gateway));
        return this;
    }

    /** The source of new secrets; the platform's secure random generator by default. */
    public OmsBuilder randomness(Randomness source) {
        this.randomness = Objects.requireNonNull(source);
        return this;
    }

    /**
     * Encrypts the secrets of registered webhook sources, for example {@link
     * com.sfayn.oms.application.webhook.AesSecretCipher}. Without a cipher, sources can't be registered.
     */
    public OmsBuilder secretCipher(SecretCipher cipher) {
        this.secretCipher = Objects.requireNonNull(cipher);
        return this;
    }

    /** Webhook sources that need no registration. Read at every webhook, so they may change at run time. */
    public OmsBuilder webhookSources(Function<TenantId, List<FixedWebhookSource>> perTenant) {
        this.webhookSources = Objects.requireNonNull(perTenant);
        return this;
    }

    /**
     * Adds a receiver of the events of all tenants. {@link EventFeeds} calls it.
     *
     * @throws IllegalArgumentException if the name is invalid, or another sink has it
     */
    public OmsBuilder eventSink(EventSink sink) {
        String name = sink.name();
        if (name == null || !name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "The event sink's name is " + name + "; it must have 1 to 40 of the characters a-z, 0-9 and -.");
        }
        if (eventSinks.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("Two event sinks have the name " + name + ".");
        }
        eventSinks.add(sink);
        return this;
    }

    /**
     * Sends events to the webhook endpoints that tenants register. Without a transport, none can be registered.
     *
     * @param transport opens connections to public addresses only
     * @param writer for example {@code JsonEventWriter} of oms-snapshots
     */
    public OmsBuilder webhooks(WebhookTransport transport, EventWriter writer) {
        this.webhookTransport = Objects.requireNonNull(transport);
        this.eventWriter = Objects.requireNonNull(writer);
        return this;
    }

    /** The maximum number of webhooks that {@link EventFeeds} sends at the same time; 64 by default. */
    public OmsBuilder webhookConcurrency(int most) {
        if (most < 1) throw new IllegalArgumentException("The concurrency is " + most + "; it must be at least 1.");
        this.webhookConcurrency = most;
        return this;
    }

    /** How long the log keeps webhook deliveries and replays since they ended; 30 days by default. */
    public OmsBuilder webhookLog(Duration kept) {
        this.webhookLog = Objects.requireNonNull(kept);
        return this;
    }

    /** Observes the event feed, for metrics. */
    public OmsBuilder feedMonitor(FeedMonitor monitor) {
        this.feedMonitor = Objects.requireNonNull(monitor);
        return this;
    }

    /** @throws IllegalArgumentException if two gateways have the same method */
    public Oms build() {
        return new Oms(this);
    }

    /** Storages keep times in milliseconds, so use cases decide on the same ones. */
    private static Clock inMilliseconds(Clock clock) {
        return Clock.tick(clock, Duration.ofMillis(1));
    }

    PricingEngine pricingEngine() {
        return new PricingEngine(taxCalculator);
    }
}
