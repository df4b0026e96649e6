package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.schedule.PeriodicTask;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pulls every source for every tenant, periodically and on demand, one at a time on a thread of its own, until closed.
 * A refusal or failure is logged and shown in the snapshots' status; the next run tries again.
 *
 * <p>Several instances of an application may each run one. Sources are then asked more often, which is harmless: an
 * older row never overwrites a newer one, and a repeated one changes nothing.
 */
public final class SnapshotPulls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPulls.class);
    private static final String NOT_PULLED =
            "The source {} could not be pulled for tenant {}; the next run will try again.";

    private final PullSnapshots pullSnapshots;
    private final Supplier<? extends Collection<TenantId>> tenants;
    private final List<SnapshotSource> sources;
    private final PeriodicTask task;

    private SnapshotPulls(
            PullSnapshots pullSnapshots,
            Supplier<? extends Collection<TenantId>> tenants,
            Collection<? extends SnapshotSource> sources) {
        this.pullSnapshots = pullSnapshots;
        this.tenants = tenants;
        this.sources = List.copyOf(sources);
        this.task = new PeriodicTask("oms-pulls", this::run);
    }

    /**
     * Starts pulling immediately.
     *
     * @param pause the time between the end of one run and the start of the next
     * @param tenants read again for each run
     * @param sources pulled in this order, for one tenant after the other
     */
    public static SnapshotPulls every(
            Duration pause,
            PullSnapshots pullSnapshots,
            Supplier<? extends Collection<TenantId>> tenants,
            Collection<? extends SnapshotSource> sources) {
        SnapshotPulls pulls = new SnapshotPulls(pullSnapshots, tenants, sources);
        pulls.task.start(Duration.ZERO, pause);
        return pulls;
    }

    /**
     * Runs once more, after a run in progress, and returns when done. To pull a single source and get its report, call
     * {@link PullSnapshots} instead.
     *
     * @throws java.util.concurrent.RejectedExecutionException if this is closed
     */
    public void now() throws InterruptedException {
        task.now();
    }

    private void run() {
        for (TenantId tenant : tenants.get()) {
            for (SnapshotSource source : sources) {
                if (task.isClosed()) return;
                pull(tenant, source);
            }
        }
    }

    /** Catches everything: a source is the embedder's code, and one that throws must not stop the others. */
    private void pull(TenantId tenant, SnapshotSource source) {
        try {
            String name = source.name();
            pullSnapshots
                    .handle(tenant, source)
                    .fold(report -> done(tenant, name, report), reasons -> refused(tenant, name, reasons));
        } catch (Exception e) {
            LOG.warn(NOT_PULLED, source.getClass().getName(), tenant, e);
        } catch (Throwable e) {
            LOG.error(NOT_PULLED, source.getClass().getName(), tenant, e);
        }
    }

    private static boolean done(TenantId tenant, String name, SyncReport report) {
        LOG.info("Pulled {} for tenant {}: {}.", name, tenant, ImportOutcome.of(report));
        return true;
    }

    /** Logs only the code, since messages may quote values of rows; the snapshots' status has the messages. */
    private static boolean refused(TenantId tenant, String name, List<Refusal> reasons) {
        LOG.warn(
                "The rows of {} were refused for tenant {}: {}.",
                name,
                tenant,
                reasons.get(0).code());
        return false;
    }

    /** Starts no more pulls, and waits for one in progress; interrupts it if it takes too long. */
    @Override
    public void close() {
        task.close();
    }
}
