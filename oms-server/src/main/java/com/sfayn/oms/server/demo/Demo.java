package com.sfayn.oms.server.demo;

import com.sfayn.oms.application.core.TenantSettings;
import com.sfayn.oms.domain.pricing.PricingPolicy.Taxes;
import com.sfayn.oms.server.auth.DevIssuer;
import com.sfayn.oms.server.auth.UserSync;
import com.sfayn.oms.server.config.LogFormat;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.database.DatabaseSettings;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.http.ExplorerUser;
import com.sfayn.oms.server.http.HttpSettings;
import com.sfayn.oms.server.webhook.WebhookSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A server with demo data and people to try it as. Listens on this machine only, since it gives tokens to everybody. */
public final class Demo implements AutoCloseable {
    private static final int SECRET_BYTES = 48;
    private static final int KEY_BYTES = 32;

    private final String host;
    private final Deployment deployment;
    private final DevIssuer issuer;

    private Demo(String host, Deployment deployment, DevIssuer issuer) {
        this.host = host;
        this.deployment = deployment;
        this.issuer = issuer;
    }

    /**
     * Starts with an empty database in memory, and fills it.
     *
     * @param host of this machine only, since everybody gets the tokens
     * @param port 0 for a free one
     */
    public static Demo start(String host, int port, Clock clock) {
        Secret secret = throwAway(SECRET_BYTES);
        DevIssuer issuer = new DevIssuer(secret, clock);
        List<ExplorerUser> people = Arrays.stream(DemoPerson.values())
                .map(person -> new ExplorerUser(person.id(), person.title(), person.token(issuer)))
                .toList();
        Deployment deployment = Deployment.start(settings(inMemory(), host, port, secret), clock, people);
        try {
            DemoData.load(deployment.oms());
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
        return new Demo(host, deployment, issuer);
    }

    public int port() {
        return deployment.port();
    }

    /**
     * Walks through the main job over HTTP and tells it.
     *
     * @return whether every step was answered as it should be
     */
    public boolean walk(PrintWriter out) {
        out.println("Order management, demonstrated on " + url("") + ": a database in memory, two tenants.");
        DemoSteps walk = new DemoSteps(out);
        HttpClient http = HttpClient.newHttpClient();
        try {
            new OrderDemo(walk, person -> new GraphQLClient(http, URI.create(url("/graphql")), person.token(issuer)))
                    .tell();
        } catch (DemoStepException e) {
            out.println();
            out.println("The walk ended at step " + walk.steps() + ": " + e.getMessage());
            return false;
        }
        out.println();
        out.println("All " + walk.steps() + " steps were answered as they should be.");
        return true;
    }

    /** Says how to go on by hand. */
    public void invite(PrintWriter out) {
        out.println();
        out.println("Now try it yourself: " + url("/graphiql") + " (choose who you are at the top; Ctrl-C ends it)");
        out.println("Tokens, for a day:");
        for (DemoPerson person : DemoPerson.values()) {
            out.println();
            out.println("  " + person.title());
            out.println("  " + person.token(issuer));
        }
        out.println();
        out.println("For example:");
        out.println(
                "  curl -s " + url("/graphql") + " -H 'Content-Type: application/json' -H 'Authorization: Bearer "
                        + DemoPerson.VENDOR.token(issuer)
                        + "' -d '{\"query\": \"{ orders { nodes { orderId status pricing { total { amount currency } } } } }\"}'");
    }

    @Override
    public void close() {
        deployment.close();
    }

    private String url(String path) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path;
    }

    private static Secret throwAway(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getEncoder().encodeToString(random));
    }

    private static DatabaseSettings inMemory() {
        return DatabaseSettings.at("jdbc:h2:mem:demo-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static ServerSettings settings(DatabaseSettings database, String host, int port, Secret secret) {
        TenantSettings singapore = new TenantSettings(
                Currency.getInstance("SGD"),
                ZoneId.of("Asia/Singapore"),
                false,
                Taxes.DEFAULTS,
                List.of(TenantSettings.CASH_ON_DELIVERY));
        ServerSettings settings = new ServerSettings(
                new HttpSettings(host, port, HttpSettings.DEFAULT.maxBody()),
                database,
                LogFormat.TEXT,
                Optional.of(secret),
                List.of(),
                Optional.empty(),
                UserSync.REQUIRED,
                List.of(),
                Map.of(),
                singapore);
        return settings.withWebhooks(new WebhookSettings(List.of(throwAway(KEY_BYTES)), Map.of()));
    }
}
