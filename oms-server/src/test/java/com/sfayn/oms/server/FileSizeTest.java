package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.contract.Storefront;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much room an H2 file takes for what is in it. */
class FileSizeTest {
    /** They need less than 0.2 MB; the pages that their changes wrote and replaced are fifty times as much. */
    private static final int ORDERS = 60;

    private static final long MEGABYTE = 1024 * 1024;

    @TempDir
    private Path directory;

    @Test
    void a_stop_gives_back_the_space_of_what_was_overwritten() throws Exception {
        Path file = directory.resolve("oms.mv.db");
        long grown;
        try (Deployment deployment = Deployment.start(
                RunningServer.settings("jdbc:h2:file:" + directory.resolve("oms"), 0), Clock.systemUTC(), List.of())) {
            Storefront shop = Storefront.open(deployment.oms(), RunningServer.TENANT);
            for (int i = 0; i < ORDERS; i++) shop.sevenSteps(shop.customer(), Storefront.item("T-SHIRT-L", 1));
            grown = Files.size(file);
        }

        assertThat(grown).isGreaterThan(MEGABYTE);
        assertThat(Files.size(file)).isLessThan(MEGABYTE);
    }
}
