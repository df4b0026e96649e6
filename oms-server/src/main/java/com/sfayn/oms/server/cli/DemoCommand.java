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

/** Shows what the system does, to somebody who has a minute. */
@Command(
        name = "demo",
        description = {
            "Walks through the life of an order over HTTP, with demo data in memory. Then keeps serving, so that you can"
                    + " try it yourself.",
            "Listens on this machine only, since it gives tokens to everybody."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final String HOST = "oms.http.host";
    private static final Set<String> TAKEN = Set.of(HOST, "oms.http.port", "oms.log.format");

    /** The names by which the explorer of a demonstration may be opened. */
    private static final Set<String> THIS_MACHINE = Set.of(HttpSettings.LOOPBACK, "localhost", "::1");

    /** A key, up to the part that a reader needs to recognize it. */
    private static final Pattern RECOGNIZED = Pattern.compile("oms\\.http\\.[^.]+|oms\\.[^.\\[]+");

    @Option(names = "--once", description = "End after the walk. The exit code is 1 if a step failed.")
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
        Logs.onlyTrouble();
        Collection<String> given = reader.givenKeys();
        tellWhatIsIgnored(given);
        Demo demo = Demo.start(host(given, settings.http()), settings.http().port(), terminal.clock());
        boolean asExpected = demo.walk(terminal.out());
        if (once || !asExpected) {
            demo.close();
            return asExpected ? 0 : 1;
        }
        demo.invite(terminal.out());
        terminal.serving().untilToldToStop(demo);
        return 0;
    }

    private void tellWhatIsIgnored(Collection<String> given) {
        Collection<String> ignored = given.stream()
                .filter(key -> !TAKEN.contains(key))
                .map(RECOGNIZED::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .distinct()
                .toList();
        if (ignored.isEmpty()) return;
        terminal.err()
                .println("The demo brings its own data and people. Of the settings it takes only oms.http.port,"
                        + " oms.http.host and oms.log.format; it ignores " + String.join(", ", ignored) + ".");
    }

    private String host(Collection<String> given, HttpSettings http) {
        if (!given.contains(HOST)) return HttpSettings.LOOPBACK;
        if (THIS_MACHINE.contains(http.host())) return http.host();
        terminal.err()
                .println("The demo listens on " + HttpSettings.LOOPBACK + " and not on " + http.host()
                        + " (oms.http.host): it gives tokens to everybody, so it is for this machine only.");
        return HttpSettings.LOOPBACK;
    }
}
