package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.refusal.Refusal;
import java.io.InputStream;
import java.util.List;

/** Imports CSV files for the routes. */
public interface Imports {
    /** Returns why the actor may not import rows of that type; empty if they may. */
    List<Refusal> refusals(Actor actor, SnapshotType type);

    /** Fixes the options of an import that begins now, before its file has arrived. */
    ImportOptions begun(ImportOptions options);

    /** Imports the rows of a CSV file. Reads the stream within the transaction, so the stream must be fast. */
    Answer<SyncReport> copy(Actor actor, ImportOptions options, InputStream csv);
}
