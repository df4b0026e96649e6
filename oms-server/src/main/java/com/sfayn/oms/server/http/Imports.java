package com.sfayn.oms.server.http;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportTerms;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.order.Reason;
import java.io.InputStream;
import java.util.List;

/** Imports files of rows: what the routes know of everything behind them. */
public interface Imports {
    /** Why the actor may not import rows of that type; empty if they may. */
    List<Reason> refusals(Actor actor, SnapshotType type);

    /** The terms of an import that begins now, before its file has come in. */
    ImportTerms begun(ImportTerms terms);

    /** Copies the rows of a CSV file; they are read within the transaction, so it must not be slow. */
    Answer<SyncReport> copy(Actor actor, ImportTerms terms, InputStream csv);
}
