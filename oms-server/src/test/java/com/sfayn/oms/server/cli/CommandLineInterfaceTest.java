package com.sfayn.oms.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.graphql.OmsGraphQL;
import com.sfayn.oms.server.auth.TokenVerifier;
import com.sfayn.oms.server.deployment.SettingsReader;
import com.sfayn.oms.server.http.OmsServer;
import com.sfayn.oms.server.http.PortUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineInterfaceTest {
    private static final String SECRET = "gYyxU92MCcCTkDkLHS+W3at5/go1JCMIgCafyg+iYGs=";

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void useADatabaseOfOurOwn() {
        environment.put("OMS_DB_URL", "jdbc:h2:file:" + directory.resolve("oms"));
        environment.put("OMS_DEV_SECRET", SECRET);
        environment.put("OMS_HTTP_PORT", "0");
    }

    private Shell shell() {
        return Shell.with(environment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "serve", "demo", "token", "import", "check", "migrate", "schema"})
    void every_command_explains_itself(String command) {
        Shell shell = shell();

        int exit = command.isEmpty() ? shell.run("--help") : shell.run(command, "--help");

        assertThat(exit).isZero();
        assertThat(shell.out()).contains("Usage: oms-server " + command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "nonsense",
                "demo --port many",
                "demo --port 99999",
                "demo --port -1",
                "serve --port -1",
                "--port 65536",
                "token --tenant t",
                "token --tenant t --sub s --role king",
                "token --tenant t --sub s --role admin --ttl soon",
                "import --tenant t --type product",
                "import --tenant t file.csv",
                "import --tenant t --type prodcut file.csv",
                "import --tenant t --type product --mode sync file.csv",
                "import --tenant t --type product --as-of yesterday file.csv"
            })
    void wrong_usage_is_exit_2_with_help(String line) {
        Shell shell = shell();

        assertThat(shell.run(line.split(" "))).isEqualTo(2);
        assertThat(shell.err()).isNotBlank().doesNotContain("\tat ");
    }

    @Test
    void a_port_above_65535_is_refused_with_the_valid_range() {
        Shell shell = shell();

        assertThat(shell.run("demo", "--port", "99999")).isEqualTo(2);
        assertThat(shell.err()).startsWith("--port is 99999; expected a port from 1 to 65535, or 0 for a free one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "serve --version", "import --version", "-V"})
    void the_version_is_printed(String line) {
        Shell shell = shell();

        assertThat(shell.run(line.split(" "))).isZero();
        assertThat(shell.out()).startsWith("oms-server ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", ""})
    void it_serves_until_stopped(String command) {
        boolean[] served = {false};
        Shell shell = new Shell(environment, server -> {
            served[0] = true;
            server.close();
        });

        int exit = command.isEmpty() ? shell.run() : shell.run(command);

        assertThat(shell.err()).isEmpty();
        assertThat(exit).isZero();
        assertThat(served[0]).isTrue();
    }

    @Test
    void without_a_trusted_issuer_it_does_not_serve_and_explains_how_to_configure_one() {
        environment.remove("OMS_DEV_SECRET");
        Shell shell = shell();

        assertThat(shell.run("serve")).isEqualTo(1);
        assertThat(shell.err())
                .contains("    oms:\n      issuers:\n        - issuer: ", "OMS_ISSUERS_0_ISSUER=", "OMS_DEV_SECRET")
                .doesNotContain("\tat ");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void an_unknown_setting_is_named_with_the_nearest_known_one() {
        environment.put("OMS_HTTP_PROT", "1");
        Shell shell = shell();

        assertThat(shell.run("serve")).isEqualTo(1);
        assertThat(shell.err()).contains("OMS_HTTP_PROT", "OMS_HTTP_PORT").doesNotContain("\tat ");
    }

    @Test
    void a_taken_port_is_reported_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            environment.put("OMS_HTTP_HOST", "127.0.0.1");
            environment.put("OMS_HTTP_PORT", Integer.toString(taken.getLocalPort()));
            Shell shell = shell();

            assertThat(shell.run("serve")).isEqualTo(1);
            assertThat(shell.err())
                    .hasLineCount(1)
                    .contains("127.0.0.1:" + taken.getLocalPort(), "--port", "oms.http.port", "OMS_HTTP_PORT");
        }
    }

    @Test
    void a_taken_metrics_port_is_reported_with_its_setting() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            environment.put("OMS_HTTP_METRICS_PORT", Integer.toString(taken.getLocalPort()));
            Shell shell = shell();

            assertThat(shell.run("serve")).isEqualTo(1);
            assertThat(shell.err())
                    .hasLineCount(1)
                    .contains("127.0.0.1:" + taken.getLocalPort(), "OMS_HTTP_METRICS_PORT")
                    .doesNotContain("--port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "no-such-host.invalid"})
    void a_host_of_another_machine_is_distinguished_from_a_taken_port(String host) {
        Shell shell = shell();

        assertThat(shell.run("serve", "--host", host)).isEqualTo(1);
        assertThat(shell.err())
                .hasLineCount(1)
                .contains("no address " + host, "--host", "oms.http.host", "OMS_HTTP_HOST")
                .doesNotContain("taken");
    }

    @Test
    void advice_names_only_options_that_the_command_has() {
        PortUnavailableException fault = catchThrowableOfType(
                PortUnavailableException.class,
                () -> OmsServer.builder()
                        .host("192.0.2.1")
                        .graphql(OmsGraphQL.over(
                                Oms.builder().storage(new InMemoryStorage()).build()))
                        .tokens(TokenVerifier.of(
                                new SettingsReader(Map.of("OMS_DEV_SECRET", SECRET)).read(), Clock.systemUTC()))
                        .start());

        assertThat(CommandLineInterface.advice(new CommandLine(new ServeCommand(null)), fault))
                .isEqualTo(" Change --host or oms.http.host (OMS_HTTP_HOST).");
        assertThat(CommandLineInterface.advice(new CommandLine(new DemoCommand(null)), fault))
                .isEqualTo(" Change oms.http.host (OMS_HTTP_HOST).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve --port %d", "--port %d", "--host localhost --port %d"})
    void the_port_option_overrides_the_settings(String line) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Shell shell = shell();

            assertThat(shell.run(String.format(line, taken.getLocalPort()).split(" ")))
                    .isEqualTo(1);
            assertThat(shell.err()).contains(":" + taken.getLocalPort() + ":");
        }
    }

    @Test
    void the_port_option_is_checked_against_the_other_settings() {
        environment.put("OMS_HTTP_METRICS_PORT", "9090");
        Shell shell = shell();

        assertThat(shell.run("serve", "--port", "9090")).isEqualTo(1);
        assertThat(shell.err()).contains("oms.http.metrics-port", "a port other than oms.http.port");
    }

    @Test
    void a_database_that_is_down_is_reported_in_one_line() throws IOException {
        int port = portOfNobody();
        environment.put("OMS_DB_URL", "jdbc:postgresql://127.0.0.1:" + port + "/oms");
        Shell shell = shell();

        assertThat(shell.run("serve")).isEqualTo(1);
        assertThat(shell.err()).hasLineCount(1).contains("jdbc:postgresql://127.0.0.1:" + port, "oms.db.url");
    }

    @Test
    void migrate_prints_the_applied_migrations_and_then_that_the_database_is_up_to_date() {
        Shell first = shell();
        Shell second = shell();

        assertThat(first.run("migrate")).isZero();
        assertThat(second.run("migrate")).isZero();
        assertThat(first.out()).startsWith("Applied ");
        assertThat(second.out().strip()).isEqualTo("The database is up to date.");
    }

    @Test
    void a_token_is_printed_and_nothing_else() {
        Shell shell = shell();

        int exit = shell.run("token", "--tenant", "t-1", "--sub", "u", "--role", "customer", "admin", "--ttl", "15m");

        assertThat(exit).isZero();
        assertThat(shell.out().strip()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @Test
    void without_a_development_issuer_there_is_no_token() {
        environment.remove("OMS_DEV_SECRET");
        Shell shell = shell();

        assertThat(shell.run("token", "--tenant", "t-1", "--sub", "u", "--role", "customer"))
                .isEqualTo(1);
        assertThat(shell.err()).contains("oms.dev.secret");
    }

    @Test
    void the_schema_needs_neither_settings_nor_a_database() {
        environment.clear();
        Shell shell = shell();

        assertThat(shell.run("schema")).isZero();
        assertThat(shell.out()).contains("type Mutation");
    }

    @Test
    void settings_may_come_from_a_file() throws IOException {
        environment.clear();
        Path file = Files.writeString(directory.resolve("oms.yaml"), "oms:\n  dev:\n    secret: " + SECRET + "\n");
        Shell shell = shell();

        int exit =
                shell.run("token", "--config", file.toString(), "--tenant", "t-1", "--sub", "u", "--role", "customer");

        assertThat(exit).isZero();
        assertThat(shell.out()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--config %s serve",
                "serve --config %s",
                "--config %s",
                "--config %s serve --config %1$s",
                "--config %s demo --once --port 0",
                "demo --once --port 0 --config %s",
                "--config %s token --tenant t --sub s --role admin",
                "token --tenant t --sub s --role admin --config %s",
                "--config %s import --tenant t --type product x.csv",
                "--config %s check",
                "check --config %s",
                "--config %s migrate",
                "migrate --config %s"
            })
    void the_settings_file_may_be_given_before_or_after_the_command(String line) throws IOException {
        Path file = Files.writeString(directory.resolve("oms.yaml"), "oms:\n  colour: blue\n");
        Shell shell = shell();

        assertThat(shell.run(String.format(line, file).split(" "))).isEqualTo(1);
        assertThat(shell.err()).contains("oms.colour (" + file + ", line 2) is not a setting");
    }

    @Test
    void two_settings_files_are_refused_by_name() {
        Shell shell = shell();

        assertThat(shell.run("--config", "a.yaml", "serve", "--config", "b.yaml"))
                .isEqualTo(2);
        assertThat(shell.err()).startsWith("--config is given twice, as a.yaml and b.yaml; give it once.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config no-such-file.yaml schema", "schema --config no-such-file.yaml"})
    void the_schema_does_not_depend_on_settings(String line) {
        Shell shell = shell();

        assertThat(shell.run(line.split(" "))).isZero();
        assertThat(shell.out()).contains("type Mutation");
    }

    @Test
    void a_mistyped_command_is_refused_with_the_nearest_one() {
        Shell shell = shell();

        assertThat(shell.run("srve")).isEqualTo(2);
        assertThat(shell.err()).contains("serve");
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
