package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.server.database.StartupException;
import com.sfayn.oms.server.deployment.Deployment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.tools.RunScript;
import org.h2.tools.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that another version of H2 has written are opened, or refused with what to do. */
class OtherH2VersionsTest {
    private static final int BLOCK = 4096;

    @TempDir
    private Path directory;

    @Test
    void a_file_of_the_version_that_earlier_releases_had_is_opened() throws Exception {
        Order order = leaveAnOrder("oms");
        export("oms");
        Files.delete(directory.resolve("oms.mv.db"));
        try (OtherH2 earlier = new OtherH2("2.5.252")) {
            earlier.run("RunScript", "-url", url("oms"), "-user", "sa", "-script", script());
        }

        assertThat(look("oms", order)).isEqualTo(order);
    }

    @Test
    void a_file_of_an_older_format_is_refused_and_comes_over_as_the_message_says() throws Exception {
        Order order = leaveAnOrder("oms");
        export("oms");
        Files.writeString(
                directory.resolve("oms.sql"),
                Files.readString(directory.resolve("oms.sql")).replace(" NULLS DISTINCT", ""));
        Files.delete(directory.resolve("oms.mv.db"));
        try (OtherH2 older = new OtherH2("2.1.214")) {
            older.run("RunScript", "-url", url("oms"), "-user", "sa", "-script", script());

            assertThatThrownBy(() -> start("oms"))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("was written by another version of H2")
                    .hasMessageContaining("org.h2.tools.Script -url")
                    .hasMessageContaining("org.h2.tools.RunScript -url");

            older.run("Script", "-url", url("oms"), "-user", "sa", "-script", script());
        }
        Files.move(directory.resolve("oms.mv.db"), directory.resolve("oms.mv.db.old"));
        RunScript.main("-url", url("oms"), "-user", "sa", "-script", script());

        assertThat(look("oms", order)).isEqualTo(order);
    }

    @Test
    void a_file_of_a_newer_format_is_refused() throws Exception {
        leaveAnOrder("oms");
        Path file = directory.resolve("oms.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        for (int header = 0; header < 2 * BLOCK; header += BLOCK) writeFormat(bytes, header, '4');
        Files.write(file, bytes);

        assertThatThrownBy(() -> start("oms"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("was written by another version of H2");
    }

    @Test
    void a_file_that_is_no_database_is_refused() throws Exception {
        Files.write(
                directory.resolve("oms.mv.db"),
                "This is no database. ".repeat(1000).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> start("oms"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("Restore it from a backup");
    }

    @Test
    void a_file_that_can_not_be_written_to_is_refused() throws Exception {
        leaveAnOrder("oms");

        assertThatThrownBy(() -> start("oms;ACCESS_MODE_DATA=r"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("can't be written to")
                .hasMessageContaining("permissions");
    }

    /** A header is a line of text, which ends with its own checksum. */
    private static void writeFormat(byte[] bytes, int header, char format) {
        String line = new String(bytes, header, BLOCK, StandardCharsets.ISO_8859_1);
        String fields = line.substring(0, line.indexOf(",fletcher:")).replaceFirst("format:\\d", "format:" + format);
        byte[] text = fields.getBytes(StandardCharsets.ISO_8859_1);
        String whole =
                fields + ",fletcher:" + Integer.toHexString(DataUtils.getFletcher32(text, 0, text.length)) + "\n";
        ByteBuffer.wrap(bytes, header, BLOCK).put(whole.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Order leaveAnOrder(String file) {
        try (Deployment deployment = start(file)) {
            Storefront shop = Storefront.open(deployment.oms(), RunningServer.TENANT);
            return shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 2));
        }
    }

    private void export(String file) throws Exception {
        Script.main("-url", url(file), "-user", "sa", "-script", script());
    }

    private Order look(String file, Order order) {
        try (Deployment deployment = start(file)) {
            return new Storefront(deployment.oms(), RunningServer.TENANT).look(order.id());
        }
    }

    private Deployment start(String file) {
        return Deployment.start(RunningServer.settings(url(file), 0), Clock.systemUTC(), List.of());
    }

    private String script() {
        return directory.resolve("oms.sql").toString();
    }

    private String url(String file) {
        return "jdbc:h2:file:" + directory.resolve(file);
    }
}
