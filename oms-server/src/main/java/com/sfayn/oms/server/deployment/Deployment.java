package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.OmsBuilder;
import com.sfayn.oms.application.maintenance.MaintenanceJob;
import com.sfayn.oms.application.port.IgnoredFields;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.admission.FairWorkers;
import com.sfayn.oms.server.admission.RequestOwner;
import com.sfayn.oms.server.admission.Shares;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.auth.issuer.UserSync;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.database.Databases;
import com.sfayn.oms.server.database.OpenDatabase;
import com.sfayn.oms.server.http.ConnectionSettings;
import com.sfayn.oms.server.http.ExplorerUser;
import com.sfayn.oms.server.http.OmsServer;
import com.sfayn.oms.server.http.transport.ConnectionLimits;
import com.sfayn.oms.server.http.transport.DataRate;
import com.sfayn.oms.server.http.transport.TransportSettings;
import com.sfayn.oms.server.outbound.HttpWebhookTransport;
import com.sfayn.oms.server.payment.PayPalGateway;
import com.sfayn.oms.server.payment.PaymentProvider;
import com.sfayn.oms.server.payment.RetryPolicy;
import com.sfayn.oms.server.payment.StripeGateway;
import com.sfayn.oms.server.payment.YieldingGateway;
import com.sfayn.oms.server.stream.EventStreams;
import com.sfayn.oms.server.webhook.WebhookReceiver;
import com.sfayn.oms.snapshots.JacksonJsonReader;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.sfayn.oms.snapshots.event.EventReader;
import com.sfayn.oms.snapshots.event.JsonEventWriter;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Builds and starts a server from settings. Closes everything that it opens, in reverse order. */
public final class Deployment implements AutoCloseable {
    /** The payment providers that tenants can choose by settings. */
    public static final List<PaymentProvider> PAYMENT_PROVIDERS =
            List.of(PayPalGateway.PROVIDER, StripeGateway.PROVIDER);

    /**
     * The limits of webhooks, separate from those of documents, because a webhook's tenant is not verified yet. Each
     * takes a few milliseconds. Many may wait: waiting occupies no thread, and unauthenticated callers can name any
     * tenant.
     */
    private static final Shares WEBHOOKS = new Shares(4, 2, 2, 2, 400, 16, 16);

    private final Deque<Runnable> closings;
    private final String database;
    private final Oms oms;
    private final OmsServer server;

    private Deployment(Deque<Runnable> closings, String database, Oms oms, OmsServer server) {
        this.closings = closings;
        this.database = database;
        this.oms = oms;
        this.server = server;
    }

    /**
     * Migrates the database and starts serving.
     *
     * @param explorerUsers users that the explorer may act as without a token; for demos
     * @throws com.sfayn.oms.server.config.SettingsException if no issuer is trusted
     * @throws StartupException if the database can't be reached or used, or the port is taken
     */
    public static Deployment start(ServerSettings settings, Clock clock, List<ExplorerUser> explorerUsers) {
        TokenVerifier tokens = TokenVerifier.of(settings, clock);
        OpenDatabase database = OpenDatabase.open(settings.database());
        Deque<Runnable> closings = new ArrayDeque<>();
        closings.push(database::close);
        try {
            return open(settings, database, clock, explorerUsers, tokens, closings);
        } catch (RuntimeException e) {
            closings.forEach(Runnable::run);
            throw e;
        }
    }

    /** @param closings gets an action for each opened resource, the last one first */
    private static Deployment open(
            ServerSettings settings,
            OpenDatabase database,
            Clock clock,
            List<ExplorerUser> explorerUsers,
            TokenVerifier tokens,
            Deque<Runnable> closings) {
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        HikariDataSource pool = database.pool(metrics);
        closings.push(pool::close);
        HikariDataSource importPool = database.importPool();
        closings.push(importPool::close);
        FairWorkers workers = new FairWorkers("document", settings.limits(), metrics);
        closings.push(workers::close);
        FairWorkers webhookWorkers = new FairWorkers("webhook", WEBHOOKS, metrics);
        closings.push(webhookWorkers::close);
        JdbiStorage storage = database.storage(pool);
        HttpWebhookTransport transport = HttpWebhookTransport.of(
                settings.endpoints(), clock, settings.feeds().concurrency());
        closings.push(transport::close);
        Oms oms = builder(settings, clock, storage, new IgnoredFieldCounter(metrics))
                .webhooks(transport, new JsonEventWriter())
                .webhookConcurrency(settings.feeds().concurrency())
                .feedMonitor(new FeedMetrics(metrics))
                .build();
        database.checkIfLeftOpen(oms);
        closings.push(MaintenanceJob.everyMinute(
                oms.maintenance().expireOrders(), oms.maintenance().purgeExpiredKeys())::close);
        if (settings.feeds().runs()) {
            HikariDataSource feedPool = database.feedPool();
            closings.push(feedPool::close);
            closings.push(EventFeeds.start(oms, database.storage(feedPool))::close);
        }
        settings.streams()
                .map(from -> EventStreams.start(
                        from, settings.tenant(), oms.events().receiveEvent()::handle, clock, metrics))
                .ifPresent(streams -> closings.push(streams::close));
        OmsServer server = OmsServer.builder()
                .graphql(OmsGraphQL.builder(oms)
                        .observer(new MutationCounter(metrics))
                        .executors(actor -> workers.of(new RequestOwner(actor.tenant(), actor.user())))
                        .introspection(settings.http().exposure().introspection())
                        .persistedQueries(settings.http().persistedQueries())
                        .build())
                .tokens(tokens)
                .database(() -> database.isWritable(pool))
                .metrics(metrics)
                .host(settings.http().host())
                .port(settings.http().port())
                .maxBody(settings.http().maxBody())
                .imports(
                        oms(settings, clock, database.storage(importPool)),
                        settings.http().maxImportBody())
                .webhooks(new WebhookReceiver(
                        oms.events().receiveWebhook(),
                        new EventReader(new JacksonJsonReader())::readWebhook,
                        settings.tenant(),
                        tenant -> webhookWorkers.of(new RequestOwner(tenant, "")),
                        metrics))
                .explorerUsers(explorerUsers)
                .transport(transport(settings.http().connections()))
                .drainTime(settings.http().connections().drainTime())
                .exposure(settings.http().exposure())
                .allowedOrigins(settings.http().allowedOrigins())
                .start();
        closings.push(server::close);
        return new Deployment(closings, Databases.name(settings.database()), oms, server);
    }

    private static TransportSettings transport(ConnectionSettings settings) {
        return TransportSettings.of(
                new ConnectionLimits(settings.most(), settings.mostOfAddress(), ConnectionLimits.DEFAULT.headerTime()),
                DataRate.of(settings.minDataRate()));
    }

    /** Builds the use cases from settings. */
    static Oms oms(ServerSettings settings, Clock clock, JdbiStorage storage) {
        return builder(settings, clock, storage, IgnoredFields.NOT_COUNTED).build();
    }

    private static OmsBuilder builder(
            ServerSettings settings, Clock clock, JdbiStorage storage, IgnoredFields ignored) {
        Randomness randomness = Randomness.secure();
        OmsBuilder oms = Oms.builder()
                .storage(storage)
                .clock(clock)
                .jsonReader(new JacksonJsonReader())
                .ignoredFields(ignored)
                .settings(settings::tenantSettings)
                .fixedGrants(settings.grants())
                .syncUsersAutomatically(settings.userSync() == UserSync.AUTOMATIC)
                .randomness(randomness)
                .secretCipher(settings.webhooks().cipher(randomness))
                .webhookSources(settings.webhooks()::sources)
                .webhookLog(settings.feeds().webhookLog());
        for (PaymentProvider provider : PAYMENT_PROVIDERS) {
            oms.paymentGateway(new YieldingGateway(provider.gateways()
                    .gateway(tenant -> settings.payments().of(tenant, provider.method()), RetryPolicy.DEFAULT, clock)));
        }
        return oms;
    }

    /**
     * Migrates the database.
     *
     * @return the applied migrations, oldest first
     * @throws StartupException if the database can't be reached or used
     */
    public static List<String> migrate(DatabaseSettings settings) {
        try (OpenDatabase database = OpenDatabase.open(settings)) {
            return database.applied();
        }
    }

    /** Returns the use cases of the server. */
    public Oms oms() {
        return oms;
    }

    /** Returns the URL of the database without parameters, which may be secret. */
    public String database() {
        return database;
    }

    public int port() {
        return server.port();
    }

    /** Finishes running requests, then closes all resources. */
    @Override
    public void close() {
        closings.forEach(Runnable::run);
        closings.clear();
    }
}
