package com.sfayn.oms.server;

import com.sfayn.oms.application.Actor;
import com.sfayn.oms.application.Answer;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.port.SnapshotType;
import com.sfayn.oms.application.snapshot.ImportTerms;
import com.sfayn.oms.application.snapshot.SyncReport;
import com.sfayn.oms.domain.order.Reason;
import com.sfayn.oms.server.http.Imports;
import com.sfayn.oms.snapshots.csv.CsvFeed;
import java.io.InputStream;
import java.util.List;

/** Imports what comes over HTTP. */
record CsvImports(Oms oms) implements Imports {
    /** What imports of files are called where people look for them. */
    static final String SOURCE = "csv";

    @Override
    public List<Reason> refusals(Actor actor, SnapshotType type) {
        return oms.importSnapshots().scope(actor, type).reasons();
    }

    @Override
    public ImportTerms begun(ImportTerms terms) {
        return oms.importSnapshots().begun(terms);
    }

    @Override
    public Answer<SyncReport> copy(Actor actor, ImportTerms terms, InputStream csv) {
        return oms.importSnapshots().handle(actor, terms, SOURCE, new CsvFeed(terms.type(), csv));
    }
}
