package com.sfayn.oms.server.demo;

import com.sfayn.oms.server.auth.token.DevIssuer;
import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.deployment.Deployment;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.server.http.ExplorerUser;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A server with demo data and demo users. Listens on this machine only, because it prints access tokens. */
public final class Demo implements AutoCloseable {
    private static final int SECRET_BYTES = 48;
    private static final int KEY_BYTES = 32;

    private final String host;
    private final Deployment deployment;
    private final DevIssuer issuer;
    private final DemoReceiver receiver;

    private Demo(String host, Deployment deployment, DevIssuer issuer, DemoReceiver receiver) {
        this.host = host;
        this.deployment = deployment;
        this.issuer = issuer;
        this.receiver = receiver;
    }

    /**
     * Starts the server on an in-memory database and loads the demo data.
     *
     * @param host a loopback address, because the tokens are printed
     * @param port 0 for a free one
     */
    public static Demo start(String host, int port, Clock clock) {
        Secret secret = randomSecret(SECRET_BYTES);
        DevIssuer issuer = new DevIssuer(secret, clock);
        List<ExplorerUser> people = Arrays.stream(DemoPerson.values())
                .map(person -> new ExplorerUser(person.id(), person.title(), person.token(issuer)))
                .toList();
        Deployment deployment = Deployment.start(settings(inMemory(), host, port, secret), clock, people);
        try {
            DemoData.load(deployment.oms());
            return new Demo(host, deployment, issuer, DemoReceiver.start());
        } catch (RuntimeException e) {
            deployment.close();
            throw e;
        }
    }

    public int port() {
        return deployment.port();
    }

    /**
     * Runs the demo steps over HTTP and prints each one.
     *
     * @return whether every step had the expected result
     */
    public boolean run(PrintWriter out) {
        out.println("Order management demo on " + url("") + ": in-memory database, two tenants.");
        DemoSteps steps = new DemoSteps(out);
        HttpClient http = HttpClient.newHttpClient();
        try {
            DemoOrder placed = new OrderDemo(steps, person -> client(http, person)).run();
            new WebhookDemo(steps, client(http, DemoPerson.ADMIN), receiver).run(placed);
        } catch (DemoStepException e) {
            out.println();
            out.println("The demo stopped at step " + steps.count() + ": " + e.getMessage());
            return false;
        }
        out.println();
        out.println("All " + steps.count() + " steps had the expected result.");
        return true;
    }

    private GraphQLClient client(HttpClient http, DemoPerson person) {
        return new GraphQLClient(http, URI.create(url("/graphql")), person.token(issuer));
    }

    /** Prints the explorer URL, the tokens and an example request. */
    public void printInstructions(PrintWriter out) {
        out.println();
        out.println(
                "Now try it yourself: " + url("/graphiql") + " (choose a user at the top; Ctrl-C stops the server)");
        out.println("Tokens, valid for one day:");
        for (DemoPerson person : DemoPerson.values()) {
            out.println();
            out.println("  " + person.title());
            out.println("  " + person.token(issuer));
        }
        out.println();
        out.println("Example request:");
        out.println(
                "  curl -s " + url("/graphql") + " -H 'Content-Type: application/json' -H 'Authorization: Bearer "
                        + DemoPerson.VENDOR.token(issuer)
                        + "' -d '{\"query\": \"{ orders { nodes { orderId status pricing { total { amount currency } } } } }\"}'");
    }

    @Override
    public void close() {
        deployment.close();
        receiver.close();
    }

    private String url(String path) {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path;
    }

    private static Secret randomSecret(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return new Secret(Base64.getEncoder().encodeToString(random));
    }

    private static String inMemory() {
        return "jdbc:h2:mem:demo-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    static ServerSettings settings(String jdbcUrl, String host, int port, Secret secret) {
        return new SettingsReader(Map.of(
                        "OMS_HTTP_HOST",
                        host,
                        "OMS_HTTP_PORT",
                        Integer.toString(port),
                        "OMS_DB_URL",
                        jdbcUrl,
                        "OMS_DEV_SECRET",
                        secret.reveal(),
                        "OMS_TENANTS_DEFAULT_CURRENCY",
                        "SGD",
                        "OMS_TENANTS_DEFAULT_TIME_ZONE",
                        "Asia/Singapore",
                        "OMS_WEBHOOKS_KEYS",
                        randomSecret(KEY_BYTES).reveal(),
                        "OMS_WEBHOOKS_ALLOW_LOOPBACK",
                        "true"))
                .read();
    }
}
