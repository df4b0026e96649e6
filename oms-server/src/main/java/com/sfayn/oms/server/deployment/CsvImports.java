package com.sfayn.oms.server.deployment;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportOptions;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.server.http.imports.Imports;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import java.io.InputStream;
import java.util.List;

/** Imports CSV files that are sent over HTTP. */
record CsvImports(Oms oms) implements Imports {
    /** The source name of file imports, as shown to operators. */
    static final String SOURCE = "csv";

    @Override
    public List<Refusal> refusals(Actor actor, SnapshotType type) {
        return oms.snapshots().importSnapshots().scope(actor, type).reasons();
    }

    @Override
    public ImportOptions begun(ImportOptions terms) {
        return oms.snapshots().importSnapshots().begun(terms);
    }

    @Override
    public Answer<SyncReport> copy(Actor actor, ImportOptions terms, InputStream csv) {
        return oms.snapshots().importSnapshots().handle(actor, terms, SOURCE, new CsvFeed(terms.type(), csv));
    }
}
