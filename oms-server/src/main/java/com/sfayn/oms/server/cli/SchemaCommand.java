package com.sfayn.oms.server.cli;

import com.sfayn.oms.graphql.OmsGraphQL;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows the schema to tools that generate code from it. */
@Command(name = "schema", description = "Prints the GraphQL SDL.", mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(OmsGraphQL.schemaText());
        return 0;
    }
}
