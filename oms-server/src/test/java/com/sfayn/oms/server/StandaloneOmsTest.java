package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncMode;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.deployment.StandaloneOms;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What commands work with. */
class StandaloneOmsTest {
    /** Longer than a request waits for a connection. */
    private static final String SLOW_TO_CONNECT =
            ";INIT=CREATE ALIAS IF NOT EXISTS PAUSE FOR 'java.lang.Thread.sleep(long)'\\;CALL PAUSE(1600)";

    @Test
    void a_command_waits_longer_for_a_connection_than_a_request_does() {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + SLOW_TO_CONNECT;
        try (StandaloneOms local = StandaloneOms.open(RunningServer.settings(url, 0), Clock.systemUTC())) {
            InputStream rows =
                    new FilterInputStream(new ByteArrayInputStream(
                            ImportOverHttp.vendors("v-1,One,Singapore,true").getBytes(StandardCharsets.UTF_8))) {
                        private boolean begun;

                        /** Needs a second connection while the import has the first. */
                        @Override
                        public int read(byte[] bytes, int offset, int length) throws IOException {
                            if (!begun) local.oms().maintenance().checkData().handleAcrossTenants(false, finding -> {});
                            begun = true;
                            return super.read(bytes, offset, length);
                        }
                    };

            SyncReport report = local.oms()
                    .snapshots()
                    .importSnapshots()
                    .handleForOperator(
                            new TenantId("t-1"),
                            new ImportOptions(SnapshotType.VENDOR, SyncMode.UPSERT, false, false, null),
                            "csv",
                            new CsvFeed(SnapshotType.VENDOR, rows))
                    .fold(done -> done, reasons -> {
                        throw new AssertionError(reasons.toString());
                    });

            assertThat(report.inserted()).isEqualTo(1);
        }
    }
}
