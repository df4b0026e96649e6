package com.sfayn.oms.server.auth;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log that this server's clock and an issuer's seem to differ, which otherwise only shows as tokens that are
 * refused one by one. At most once a minute; only tokens with good signatures count.
 */
final class ClockSkewMonitor {
    /** So many tokens refused as expired, with none accepted between them, are a sign. */
    static final int EXPIRED_IN_A_ROW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ClockSkewMonitor.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String issuer;
    private final LongSupplier nanoTime;
    private int expired;
    private boolean warned;
    private long warnedAt;

    /** @param nanoTime a clock that nobody sets */
    ClockSkewMonitor(String issuer, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.nanoTime = nanoTime;
    }

    synchronized void accepted() {
        expired = 0;
    }

    /** @param now by this server's clock */
    synchronized void refused(TokenNotCurrentException token, Instant now) {
        if (token.isEarly()) {
            warn(
                    "The clock of this server seems to be about {} behind that of {}: a token holds from {} on, and it is {} here."
                            + " New tokens are refused while the clocks are more than {} s apart. Check the time"
                            + " synchronisation (NTP) of this machine.",
                    token.limit(),
                    now);
        } else if (++expired >= EXPIRED_IN_A_ROW) {
            warn(
                    "The clock of this server may be {} or more ahead of that of {}: the last tokens had all expired, the last"
                            + " one at {}, and it is {} here. Tokens are refused {} s after their end. Check the time"
                            + " synchronisation (NTP) of this machine.",
                    token.limit(),
                    now);
        }
    }

    private void warn(String message, Instant limit, Instant now) {
        long at = nanoTime.getAsLong();
        if (warned && at - warnedAt < PAUSE) return;
        warned = true;
        warnedAt = at;
        expired = 0;
        LOG.warn(
                message,
                spelled(Duration.between(limit, now).abs()),
                issuer,
                limit,
                now,
                TokenTimes.LEEWAY.toSeconds());
    }

    private static String spelled(Duration difference) {
        long minutes = difference.plusSeconds(30).toMinutes();
        return minutes > 1 ? minutes + " min" : difference.toSeconds() + " s";
    }
}
