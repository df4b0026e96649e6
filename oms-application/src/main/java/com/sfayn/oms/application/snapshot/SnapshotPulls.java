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
 * Pulls every source for every tenant, again and again and on demand, one pull at a time on a thread of its own, until
 * it is closed. What refuses or fails is logged, stands in the snapshots' status, and is tried again in the next round.
 *
 * <p>Each instance of an application may run one: then a source is asked more often, which does no harm, since an older
 * row never overwrites a newer one and a repeat changes nothing.
 */
public final class SnapshotPulls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPulls.class);
    private static final String NOT_PULLED =
            "The source {} could not be pulled for tenant {}; the next round will try again.";

    private final PullSnapshots pullSnapshots;
    private final Supplier<? extends Collection<TenantId>> tenants;
    private final List<SnapshotSource> sources;
    private final PeriodicTask rounds;

    private SnapshotPulls(
            PullSnapshots pullSnapshots,
            Supplier<? extends Collection<TenantId>> tenants,
            Collection<? extends SnapshotSource> sources) {
        this.pullSnapshots = pullSnapshots;
        this.tenants = tenants;
        this.sources = List.copyOf(sources);
        this.rounds = new PeriodicTask("oms-pulls", this::round);
    }

    /**
     * The first round at once.
     *
     * @param pause lies between the end of one round and the start of the next
     * @param tenants asked anew for each round
     * @param sources pulled in this order, for one tenant after the other
     */
    public static SnapshotPulls every(
            Duration pause,
            PullSnapshots pullSnapshots,
            Supplier<? extends Collection<TenantId>> tenants,
            Collection<? extends SnapshotSource> sources) {
        SnapshotPulls pulls = new SnapshotPulls(pullSnapshots, tenants, sources);
        pulls.rounds.start(Duration.ZERO, pause);
        return pulls;
    }

    /**
     * A round of its own, after one that is running; returns when it is over. For one source alone, and for its report,
     * call {@link PullSnapshots} instead.
     *
     * @throws java.util.concurrent.RejectedExecutionException if this is closed
     */
    public void now() throws InterruptedException {
        rounds.now();
    }

    private void round() {
        for (TenantId tenant : tenants.get()) {
            for (SnapshotSource source : sources) {
                if (rounds.isClosed()) return;
                pull(tenant, source);
            }
        }
    }

    /** Sources are other people's code and throw what they like; one that does must not keep the others waiting. */
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

    /** Messages may quote what stood in a row, which is nothing for a log; the snapshots' status has them. */
    private static boolean refused(TenantId tenant, String name, List<Refusal> reasons) {
        LOG.warn(
                "Nothing of {} was taken over for tenant {}: {}.",
                name,
                tenant,
                reasons.get(0).code());
        return false;
    }

    /** Starts no pull any more, and waits for one that is running; one that takes too long is interrupted. */
    @Override
    public void close() {
        rounds.close();
    }
}
