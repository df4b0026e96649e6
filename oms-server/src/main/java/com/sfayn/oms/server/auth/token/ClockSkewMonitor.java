package com.sfayn.oms.server.auth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a warning, at most once a minute, if this server's clock and an issuer's seem to differ. Otherwise the only sign
 * would be single refused tokens. Only tokens with valid signatures count.
 */
public final class ClockSkewMonitor {
    /** The number of expired tokens in a row, without an accepted one, that triggers the warning. */
    public static final int EXPIRED_IN_A_ROW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ClockSkewMonitor.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String issuer;
    private final LongSupplier nanoTime;
    private int expired;
    private boolean warned;
    private long warnedAt;

    /** @param nanoTime a monotonic clock */
    public ClockSkewMonitor(String issuer, LongSupplier nanoTime) {
        this.issuer = issuer;
        this.nanoTime = nanoTime;
    }

    public synchronized void accepted() {
        expired = 0;
    }

    /** @param now by this server's clock */
    public synchronized void refused(TokenNotCurrentException token, Instant now) {
        if (token.isEarly()) {
            warn(
                    "The clock of this server seems to be about {} behind that of {}: a token is valid from {}, and it is {} here."
                            + " New tokens are refused while the clocks are more than {} s apart. Check the time"
                            + " synchronisation (NTP) of this machine.",
                    token.limit(),
                    now);
        } else if (++expired >= EXPIRED_IN_A_ROW) {
            warn(
                    "The clock of this server may be {} or more ahead of that of {}: the latest tokens had all expired, the last"
                            + " one at {}, and it is {} here. Tokens are refused {} s after their expiry. Check the time"
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
