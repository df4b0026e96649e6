package com.sfayn.oms.server.stream;

import com.sfayn.oms.server.config.Secret;
import com.sfayn.oms.server.config.SettingValues;
import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings below {@code oms.streams}. Never shows an invalid address, because it may contain a password. */
public final class StreamSettingsReader {
    private static final String REDIS = "oms.streams.redis";
    private static final String CLAIM_AFTER = "oms.streams.claim-after";
    private static final Set<String> SCHEMES = Set.of("redis", "rediss");
    private static final Pattern DATABASE = Pattern.compile("/?|/\\d{1,4}");
    private static final Duration SHORTEST_CLAIM = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLAIM = Duration.ofDays(1);

    private final SettingValues values;

    public StreamSettingsReader(SettingValues values) {
        this.values = values;
    }

    /** Returns the settings; empty if no streams are to be read. */
    public Optional<StreamSettings> streams() {
        Duration claimAfter = values.duration(CLAIM_AFTER, StreamSettings.CLAIM_AFTER);
        if (claimAfter.compareTo(SHORTEST_CLAIM) < 0 || claimAfter.compareTo(LONGEST_CLAIM) > 0) {
            values.wrong(CLAIM_AFTER, "a time from 1s to 1d");
        }
        Optional<Secret> redis = values.secret(REDIS);
        if (redis.isEmpty() && values.has(CLAIM_AFTER)) values.wrong(REDIS, "redis://HOST:PORT");
        if (redis.isPresent() && !isAddress(redis.get().reveal())) {
            values.wrong(
                    REDIS,
                    "redis://[USER:PASSWORD@]HOST[:PORT][/DATABASE], or rediss:// for TLS, with special characters in"
                            + " the password as %XX");
        }
        return redis.map(address -> new StreamSettings(address, claimAfter));
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean plain = SCHEMES.contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getFragment() == null
                    && DATABASE.matcher(uri.getPath()).matches();
            return plain && RedisURI.create(uri) != null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }
}
