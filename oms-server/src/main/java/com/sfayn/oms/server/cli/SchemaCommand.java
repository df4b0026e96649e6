package com.sfayn.oms.server.cli;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.Storage;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.OmsGraphQL;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the GraphQL schema, for tools that generate code from it. */
@Command(
        name = "schema",
        description = "Prints the GraphQL schema (SDL). It does not depend on the settings, so --config has no effect.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {
    /** Accepted like in every other command, so that scripts can always pass the file. */
    @Mixin
    private ConfigOption config;

    private final Terminal terminal;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .println(OmsGraphQL.over(Oms.builder().storage(new NoStorage()).build())
                        .sdl());
        return 0;
    }

    /** Satisfies the builder; the schema does not depend on stored data. */
    private static final class NoStorage implements Storage {
        @Override
        public <R> R inTransaction(TenantId tenant, Function<TenantStore, R> work) {
            throw new IllegalStateException("Printing the schema reads no data.");
        }

        @Override
        public List<TenantId> listAcrossTenants() {
            throw new IllegalStateException("Printing the schema reads no data.");
        }
    }
}
