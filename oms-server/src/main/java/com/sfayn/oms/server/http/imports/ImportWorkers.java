package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.server.admission.FairWorkers;
import com.sfayn.oms.server.admission.RequestOwner;
import com.sfayn.oms.server.admission.Shares;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executor;

/**
 * The thread pools that check permissions for imports and write imports. Two imports are written at a time, at most one
 * per tenant; others wait with their files on disk. A user gets at most half of their tenant's waiting places. A file
 * that is still arriving takes no place, so that slow clients delay no other import. Checks have their own threads,
 * because they are short and writing is not.
 */
public final class ImportWorkers implements AutoCloseable {
    static final Shares WRITING = new Shares(2, 1, 1, 1, 14, 4, 2);

    /** As many at once as the imports have database connections besides those that write. */
    static final Shares CHECKING = new Shares(2, 1, 1, 1, 64, 16, 8);

    private final FairWorkers writing;
    private final FairWorkers checking;

    public ImportWorkers(MeterRegistry metrics) {
        writing = new FairWorkers("import", WRITING, metrics);
        checking = new FairWorkers("import-check", CHECKING, metrics);
    }

    /** Returns the executor that writes the actor's imports. Rejects work while too many wait. */
    Executor writing(Actor actor) {
        return writing.of(owner(actor));
    }

    /** Returns the executor that checks whether the actor may import. Rejects work while too many wait. */
    Executor checking(Actor actor) {
        return checking.of(owner(actor));
    }

    private static RequestOwner owner(Actor actor) {
        return new RequestOwner(actor.tenant(), actor.user());
    }

    @Override
    public void close() {
        checking.close();
        writing.close();
    }
}
