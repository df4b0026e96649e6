package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.demo.Demo;
import com.sfayn.oms.server.deployment.ServerSettings;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.server.http.HttpSettings;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the demo: an order from cart to completion, then a server to try. */
@Command(
        name = "demo",
        description = {
            "Takes an order from cart to completion over HTTP, with demo data in memory. Then keeps serving, so that you"
                    + " can try it yourself.",
            "Listens on this machine only, because it prints access tokens."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String HOST = "oms.http.host";
    private static final Set<String> USED_SETTINGS = Set.of(HOST, "oms.http.port", "oms.log.format");

    /** Hosts that the demo may listen on. */
    private static final Set<String> LOOPBACK_HOSTS = Set.of(HttpSettings.LOOPBACK, "localhost", "::1");

    /** The part of a key that is shown: the whole key below oms.http, otherwise its group, e.g. oms.db. */
    private static final Pattern SHOWN_PART = Pattern.compile("oms\\.http\\.[^.]+|oms\\.[^.\\[]+");

    @Option(names = "--once", description = "Exit after the last step. The exit code is 1 if a step failed.")
    private boolean once;

    @Mixin
    private PortOption port;

    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        SettingsReader reader = port.over(config.reader(terminal));
        ServerSettings settings = ConfigOption.read(reader);
        Logs.warningsOnly();
        Collection<String> given = reader.givenKeys();
        warnAboutIgnored(given);
        Demo demo = Demo.start(host(given, settings.http()), settings.http().port(), terminal.clock());
        boolean succeeded = demo.run(terminal.out());
        if (once || !succeeded) {
            demo.close();
            return succeeded ? 0 : 1;
        }
        demo.printInstructions(terminal.out());
        terminal.serving().untilStopped(demo);
        return 0;
    }

    private void warnAboutIgnored(Collection<String> given) {
        Collection<String> ignored = given.stream()
                .filter(key -> !USED_SETTINGS.contains(key))
                .map(SHOWN_PART::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .distinct()
                .toList();
        if (ignored.isEmpty()) return;
        terminal.err()
                .println(
                        "The demo has its own data and users. It uses only the settings oms.http.port, oms.http.host and"
                                + " oms.log.format; it ignores " + String.join(", ", ignored) + ".");
    }

    private String host(Collection<String> given, HttpSettings http) {
        if (!given.contains(HOST)) return HttpSettings.LOOPBACK;
        if (LOOPBACK_HOSTS.contains(http.host())) return http.host();
        terminal.err()
                .println("The demo listens on " + HttpSettings.LOOPBACK + ", not on " + http.host()
                        + " (oms.http.host): it prints access tokens, so it must be reachable from this machine only.");
        return HttpSettings.LOOPBACK;
    }
}
