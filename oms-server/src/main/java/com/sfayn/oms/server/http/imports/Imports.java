package com.sfayn.oms.server.http.imports;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.refusal.Refusal;
import java.io.InputStream;
import java.util.List;

/** Imports files of rows: what the routes know of everything behind them. */
public interface Imports {
    /** Why the actor may not import rows of that type; empty if they may. */
    List<Refusal> refusals(Actor actor, SnapshotType type);

    /** The terms of an import that begins now, before its file has come in. */
    ImportOptions begun(ImportOptions terms);

    /** Copies the rows of a CSV file; they are read within the transaction, so it must not be slow. */
    Answer<SyncReport> copy(Actor actor, ImportOptions terms, InputStream csv);
}
