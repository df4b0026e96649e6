package com.sfayn.oms.server.outbound;

import com.sfayn.oms.domain.parsing.Excerpt;
import com.sfayn.oms.server.config.SettingValues;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads which URLs may be webhook endpoints. */
public final class EndpointSettingsReader {
    private static final String PORTS = "oms.webhooks.ports";
    private static final String HOSTS = "oms.webhooks.allowed-hosts";
    private static final String LOOPBACK = "oms.webhooks.allow-loopback";
    private static final Pattern PORT = Pattern.compile("[1-9]\\d{0,4}");
    private static final int LAST_PORT = 65_535;

    private final SettingValues values;
    private final boolean development;

    /** @param development whether the development issuer is trusted; only then may webhooks go to this machine */
    public EndpointSettingsReader(SettingValues values, boolean development) {
        this.values = values;
        this.development = development;
    }

    public EndpointSettings read() {
        return new EndpointSettings(ports(), hosts(), allowLoopback());
    }

    private Set<Integer> ports() {
        Set<Integer> ports = new HashSet<>();
        for (String text : values.list(PORTS)) {
            int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
            if (port >= 1 && port <= LAST_PORT) {
                ports.add(port);
            } else {
                values.conflict(PORTS + " contains \"" + Excerpt.text(text) + "\"; use whole numbers from 1 to "
                        + LAST_PORT + ".");
            }
        }
        return ports;
    }

    /** An empty list is an error, because it would allow all hosts. */
    private AllowedHosts hosts() {
        if (!values.has(HOSTS)) return AllowedHosts.ALL;
        Set<String> patterns = new HashSet<>();
        for (String text : values.list(HOSTS)) {
            if (AllowedHosts.isPattern(text)) {
                patterns.add(text);
            } else {
                values.conflict(HOSTS + " contains \"" + Excerpt.text(text) + "\"; use names in lower case such as"
                        + " shop.example.com, or *.example.com for all names that end with .example.com.");
            }
        }
        if (values.list(HOSTS).isEmpty()) values.wrong(HOSTS, "at least one host such as shop.example.com");
        return new AllowedHosts(patterns);
    }

    private boolean allowLoopback() {
        boolean allowed = values.flag(LOOPBACK, EndpointSettings.DEFAULT.allowLoopback());
        if (allowed && !development) {
            values.wrong(
                    LOOPBACK,
                    "false, since webhooks to the server itself need the development issuer (oms.dev.secret)");
        }
        return allowed;
    }
}
