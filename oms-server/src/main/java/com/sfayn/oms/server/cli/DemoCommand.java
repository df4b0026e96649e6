package com.sfayn.oms.server.cli;

import com.sfayn.oms.server.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what the system does, to somebody who has a minute. */
@Command(
        name = "demo",
        description = "Walks through the main job over HTTP with demo data in memory, then keeps serving.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "End after the walk; exit 1 if a step failed.")
    private boolean once;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4000",
            description = "Where to listen, 0 for a free port. Default: ${DEFAULT-VALUE}.")
    private int port;

    private final Terminal terminal;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > LAST_PORT) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--port is " + port + "; a port from 1 to " + LAST_PORT + ", or 0 for a free one, would be right.");
        }
        Logs.onlyTrouble();
        Demo demo = Demo.start(port, terminal.clock());
        boolean asExpected = demo.walk(terminal.out());
        if (once || !asExpected) {
            demo.close();
            return asExpected ? 0 : 1;
        }
        demo.invite(terminal.out());
        terminal.serving().untilToldToStop(demo);
        return 0;
    }
}
