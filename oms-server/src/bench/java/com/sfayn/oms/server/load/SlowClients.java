package com.sfayn.oms.server.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Runs slow clients. A client whose connection ends opens another one, up to a limit. */
final class SlowClients implements AutoCloseable {
    private static final Duration BETWEEN_BYTES = Duration.ofSeconds(4);

    /** Connects clients gradually, because a burst would be a flood, which {@link FloodBenchmark} measures. */
    private static final int TURNS = 40;

    private static final int SMALLEST_BUFFER = 2048;
    private static final int MOST_CONNECTIONS_EACH = 20;

    private final int port;
    private final SlowKind kind;
    private final IntFunction<String> tokens;
    private final byte[] step;
    private final List<Client> clients = new ArrayList<>();
    private final Thread driver = new Thread(this::drive, "slow-clients");
    private volatile boolean over;
    private volatile long opened;

    private SlowClients(int port, SlowKind kind, IntFunction<String> tokens) {
        this.port = port;
        this.kind = kind;
        this.tokens = tokens;
        step = new byte[kind.bytesOfStep()];
        Arrays.fill(step, (byte) 'x');
    }

    static SlowClients connect(int port, SlowKind kind, int number, IntFunction<String> tokens)
            throws IOException, InterruptedException {
        SlowClients slow = new SlowClients(port, kind, tokens);
        for (int i = 0; i < number; i++) {
            slow.clients.add(slow.new Client(i));
            Thread.sleep(BETWEEN_BYTES.toMillis() / number);
        }
        slow.driver.start();
        return slow;
    }

    long opened() {
        return opened;
    }

    private void drive() {
        for (int turn = 0; !over; turn = (turn + 1) % TURNS) {
            for (int i = turn; i < clients.size(); i += TURNS) clients.get(i).step();
            try {
                Thread.sleep(BETWEEN_BYTES.toMillis() / TURNS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        over = true;
        driver.interrupt();
        try {
            driver.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        clients.forEach(Client::hangUp);
    }

    private final class Client {
        private final int number;
        private SocketChannel channel;
        private int connections;

        Client(int number) throws IOException {
            this.number = number;
            open();
        }

        private void open() throws IOException {
            if (connections++ >= MOST_CONNECTIONS_EACH) return;
            opened++;
            channel = SocketChannel.open();
            if (!kind.trickles()) channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
            channel.connect(new InetSocketAddress("127.0.0.1", port));
            ByteBuffer opening = ByteBuffer.wrap(kind.opening(number, tokens).getBytes(StandardCharsets.US_ASCII));
            while (kind.trickles() && opening.hasRemaining()) channel.write(opening);
            channel.configureBlocking(false);
            channel.write(opening);
        }

        private void step() {
            try {
                boolean ended = kind.trickles() && channel.read(ByteBuffer.allocate(16 * 1024)) < 0;
                if (!ended) channel.write(ByteBuffer.wrap(step));
                if (ended) again();
            } catch (IOException reset) {
                again();
            }
        }

        private void again() {
            hangUp();
            try {
                open();
            } catch (IOException refused) {
                // The next step tries again.
            }
        }

        private void hangUp() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
