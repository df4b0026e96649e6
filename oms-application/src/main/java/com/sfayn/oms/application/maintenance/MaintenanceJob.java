package com.sfayn.oms.application.maintenance;

import com.sfayn.oms.application.schedule.PeriodicTask;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Expires orders and deletes old idempotency keys, event ids and webhook deliveries, on its own thread, until it is
 * closed. Each instance of an application may run one.
 */
public final class MaintenanceJob implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceJob.class);

    private final PeriodicTask task;

    private MaintenanceJob(ExpireOrders expireOrders, PurgeExpiredKeys purgeExpiredKeys) {
        this.task = new PeriodicTask("oms-maintenance", () -> run(expireOrders, purgeExpiredKeys));
    }

    /** Starts a job that runs every minute, the first time after a minute. */
    public static MaintenanceJob everyMinute(ExpireOrders expireOrders, PurgeExpiredKeys purgeExpiredKeys) {
        return every(Duration.ofMinutes(1), expireOrders, purgeExpiredKeys);
    }

    /** Starts a job that runs after every {@code pause}: from the end of one run to the start of the next. */
    public static MaintenanceJob every(Duration pause, ExpireOrders expireOrders, PurgeExpiredKeys purgeExpiredKeys) {
        MaintenanceJob job = new MaintenanceJob(expireOrders, purgeExpiredKeys);
        job.task.start(pause, pause);
        return job;
    }

    private static void run(ExpireOrders expireOrders, PurgeExpiredKeys purgeExpiredKeys) {
        int expired = expireOrders.handle();
        int purged = purgeExpiredKeys.handle();
        if (expired + purged > 0) {
            LOG.info("{} orders expired; {} old keys, event ids and webhook deliveries deleted.", expired, purged);
        }
    }

    /** Starts no further run, and waits for the current one. */
    @Override
    public void close() {
        task.close();
    }
}
