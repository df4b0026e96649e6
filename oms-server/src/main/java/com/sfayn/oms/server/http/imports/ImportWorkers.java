package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.server.admission.Caller;
import com.sfayn.oms.server.admission.FairWorkers;
import com.sfayn.oms.server.admission.Shares;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;

/**
 * Where imports are checked and written. Two are written at a time, one of each tenant, while others wait with their
 * files on disk; a user takes at most half of the places in which their tenant's imports wait. Files that are still on
 * their way in take no place, so that a slow sender keeps no other import waiting. Checks have threads of their own,
 * since they are short and writing is not.
 */
public final class ImportWorkers implements AutoCloseable {
    static final Shares WRITING = new Shares(2, 1, 1, 1, 14, 4, 2);

    /** As many at once as the imports have connections beside those that write. */
    static final Shares CHECKING = new Shares(2, 1, 1, 1, 64, 16, 8);

    private final FairWorkers writing;
    private final FairWorkers checking;

    public ImportWorkers(MeterRegistry metrics) {
        writing = new FairWorkers("import", WRITING, metrics);
        checking = new FairWorkers("import-check", CHECKING, metrics);
    }

    /** Where the actor's files are written. Rejects work while too many wait. */
    Executor writing(Actor actor) {
        return writing.of(caller(actor));
    }

    /** Where it is asked whether the actor may import. Rejects work while too many wait. */
    Executor checking(Actor actor) {
        return checking.of(caller(actor));
    }

    private static Caller caller(Actor actor) {
        return new Caller(actor.tenant(), actor.user());
    }

    @Override
    public void close() {
        checking.close();
        writing.close();
    }
}
