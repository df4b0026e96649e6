package com.sfayn.oms.application.snapshot;

import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.RowError;
import com.sfayn.oms.application.core.RowNumbering;
import com.sfayn.oms.application.internal.row.RowContext;
import com.sfayn.oms.application.internal.row.RowErrors;
import com.sfayn.oms.application.internal.row.SnapshotRows;
import com.sfayn.oms.application.internal.row.TaxRuleRows;
import com.sfayn.oms.application.port.snapshot.SnapshotChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.CustomerAddressChange;
import com.sfayn.oms.application.port.snapshot.SnapshotChange.TaxRuleChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.NumberedChange;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeat;
import com.sfayn.oms.application.port.snapshot.SnapshotLoad.Repeats;
import com.sfayn.oms.application.port.snapshot.SnapshotRepository;
import com.sfayn.oms.application.port.snapshot.SnapshotType;
import com.sfayn.oms.application.snapshot.row.RowFeed;
import com.sfayn.oms.application.snapshot.row.SnapshotRow;
import com.sfayn.oms.domain.pricing.TaxRuleSpellings;
import com.sfayn.oms.domain.refusal.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of one import: types them and passes them on in batches, to limit memory. */
final class RowBatcher implements RowFeed.Rows {
    private static final int BATCH = 1_000;

    /** Characters after which a batch is passed on, since a thousand large cells would fill a small heap. */
    private static final int LARGE_BATCH = 1_000_000;

    /**
     * The result of an import without invalid rows.
     *
     * @param rows their number
     */
    record Read(int rows, List<String> warnings) {}

    private final SnapshotType type;
    private final List<String> columns;
    private final RowContext context;
    private final SnapshotLoad load;
    private final RowNumbering countedBy;
    private final References references;
    private final RowErrors errors = new RowErrors();
    private final DefaultAddresses defaults = new DefaultAddresses();
    private final TaxRuleSpellings spellings = new TaxRuleSpellings();
    private final List<NumberedChange> batch = new ArrayList<>();
    private int rows;
    private int characters;

    RowBatcher(
            SnapshotType type,
            RowContext context,
            SnapshotLoad load,
            SnapshotRepository snapshots,
            RowNumbering countedBy) {
        this.type = type;
        this.columns = SnapshotRows.columns(type).names();
        this.context = context;
        this.load = load;
        this.countedBy = countedBy;
        this.references = new References(snapshots);
    }

    @Override
    public void row(SnapshotRow row) {
        rows++;
        SnapshotRows.read(type, row, context, errors).ifPresent(change -> take(row, change));
        for (String column : columns) {
            if (row.cells().get(column) instanceof String text) characters += text.length();
        }
        if (batch.size() == BATCH || characters >= LARGE_BATCH) passOn();
    }

    private void take(SnapshotRow row, SnapshotChange change) {
        batch.add(new NumberedChange(row.line(), change));
        if (change instanceof CustomerAddressChange address) {
            defaults.problem(row.line(), address.address(), countedBy.capitalised())
                    .ifPresent(problem -> errors.add(new RowError(row.line(), "is_default", "true", problem)));
        } else if (change instanceof TaxRuleChange tax) {
            spellings.add(tax.rule(), TaxRuleRows.stateAsGiven(row));
        }
    }

    @Override
    public void wrong(RowError error) {
        errors.add(error);
    }

    private void passOn() {
        characters = 0;
        if (batch.isEmpty()) return;
        load.add(batch);
        references.note(batch);
        batch.clear();
    }

    /** Returns the result, or refuses with all errors. */
    Answer<Read> finished(boolean allowEmpty) {
        passOn();
        Repeats repeats = load.repeats(RowErrors.MOST_KEPT);
        repeats.first().forEach(repeat -> errors.add(error(repeat)));
        errors.countFurther(repeats.total() - repeats.first().size());
        if (!errors.isEmpty()) return Answer.refused(errors.refusal(countedBy));
        if (rows == 0 && !allowEmpty) {
            return Answer.refused(
                    new InvalidInput("There are no rows. If that is intended, set allowEmpty.", List.of("rows")));
        }
        List<String> warnings = new ArrayList<>(references.warnings());
        warnings.addAll(spellings.warnings());
        return Answer.of(new Read(rows, warnings));
    }

    private RowError error(Repeat repeat) {
        List<String> columns = repeat.isUser()
                ? List.of("user_id")
                : SnapshotRows.columns(type).names().subList(0, repeat.values().size());
        int last = columns.size() - 1;
        return new RowError(
                repeat.line(),
                columns.get(last),
                repeat.values().get(last),
                countedBy.capitalised() + " " + repeat.firstLine() + " has the same " + String.join(" and ", columns)
                        + "; each may occur only once.");
    }
}
