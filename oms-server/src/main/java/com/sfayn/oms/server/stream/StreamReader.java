package com.sfayn.oms.server.stream;

import com.sfayn.oms.server.net.Backoff;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one stream until it is stopped. Reconnects after every failure, with growing backoff. */
final class StreamReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);

    private final String stream;
    private final RedisLink link;
    private final EntryHandler handler;
    private final StreamMeters meters;
    private final StopSignal stop;
    private final StreamOptions options;
    private final Clock clock;

    StreamReader(
            String stream,
            RedisLink link,
            EntryHandler handler,
            StreamMeters meters,
            StopSignal stop,
            StreamOptions options,
            Clock clock) {
        this.stream = stream;
        this.link = link;
        this.handler = handler;
        this.meters = meters;
        this.stop = stop;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public void run() {
        Backoff backoff = new Backoff(options.firstPause(), options.longestPause());
        while (!stop.isGiven()) {
            long began = System.nanoTime();
            session();
            backoff.lasted(Duration.ofNanos(System.nanoTime() - began));
            stop.pause(backoff.next());
        }
    }

    private void session() {
        try (ConsumerGroup group = link.join(stream)) {
            StreamSession session = new StreamSession(stream, group, handler, meters, stop, options, clock);
            session.open();
            link.up(stream);
            meters.connected(true);
            session.run();
        } catch (RedisException e) {
            link.down(stream, e);
        } catch (RuntimeException | Error e) {
            LOG.error("Reading {} failed; starting again.", stream, e);
        } finally {
            meters.connected(false);
        }
    }
}
