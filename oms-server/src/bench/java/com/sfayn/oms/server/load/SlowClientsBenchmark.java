package com.sfayn.oms.server.load;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how slow clients affect a normal one: its latency before and while each kind of slow client is connected,
 * against a server in a separate process on this machine.
 */
public final class SlowClientsBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private SlowClientsBenchmark() {}

    /**
     * @param arguments the server's jar, number of slow clients per kind, seconds per measurement, kinds (default: all)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]);
        int clients = Integer.parseInt(arguments[1]);
        Duration time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        System.out.printf("%d slow clients of each kind, %d s each, %s%n", clients, time.toSeconds(), jar);
        for (SlowKind kind : kinds(arguments)) measure(jar, kind, clients, time);
    }

    private static List<SlowKind> kinds(String... arguments) {
        List<SlowKind> named =
                Arrays.stream(arguments).skip(3).map(SlowKind::valueOf).toList();
        return named.isEmpty() ? List.of(SlowKind.values()) : named;
    }

    private static void measure(Path jar, SlowKind kind, int clients, Duration time)
            throws IOException, InterruptedException {
        try (ServerUnderLoad server = ServerUnderLoad.start(jar)) {
            ProperClient client = new ProperClient(server);
            client.measure(WARM_UP);
            Latencies before = client.measure(time);
            Latencies during;
            long connections;
            try (SlowClients slow = SlowClients.connect(server.port(), kind, clients, server::token)) {
                Thread.sleep(Duration.ofSeconds(2).toMillis());
                during = client.measure(time);
                connections = slow.opened();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-9s before %s%n%9s during %s (%d connections)%n",
                    kind,
                    before,
                    "",
                    during,
                    connections);
        }
    }
}
