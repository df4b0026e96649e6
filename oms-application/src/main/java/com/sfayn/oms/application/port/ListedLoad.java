package com.sfayn.oms.application.port;

import com.sfayn.oms.application.port.SnapshotChange.CustomerChange;
import com.sfayn.oms.application.port.SnapshotRepository.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A load that is kept as a list. */
final class ListedLoad implements SnapshotLoad {
    private final SnapshotRepository snapshots;
    private final SnapshotType type;
    private final SourceStamp stamp;
    private final List<NumberedChange> rows = new ArrayList<>();

    ListedLoad(SnapshotRepository snapshots, SnapshotType type, SourceStamp stamp) {
        this.snapshots = snapshots;
        this.type = type;
        this.stamp = stamp;
    }

    @Override
    public void add(List<NumberedChange> changes) {
        rows.addAll(changes);
    }

    @Override
    public Repeats repeats(int most) {
        Map<List<String>, Integer> keys = new HashMap<>();
        Map<List<String>, Integer> users = new HashMap<>();
        List<Repeat> repeats = new ArrayList<>();
        for (NumberedChange row : rows) {
            note(repeats, keys, row.line(), false, row.change().key());
            if (row.change() instanceof CustomerChange customer
                    && customer.customer().userId() != null) {
                note(
                        repeats,
                        users,
                        row.line(),
                        true,
                        List.of(customer.customer().userId()));
            }
        }
        return new Repeats(repeats.subList(0, Math.min(most, repeats.size())), repeats.size());
    }

    private static void note(
            List<Repeat> repeats, Map<List<String>, Integer> seen, int line, boolean isUser, List<String> values) {
        Integer first = seen.putIfAbsent(values, line);
        if (first != null) repeats.add(new Repeat(line, first, isUser, values));
    }

    private List<SnapshotChange> changes() {
        return rows.stream().map(NumberedChange::change).toList();
    }

    @Override
    public Counts write() {
        return snapshots.put(type, changes(), stamp.at(), stamp.id());
    }

    @Override
    public int deactivateOthers() {
        Set<String> owners = new TreeSet<>();
        changes().forEach(change -> owners.add(change.owner()));
        return snapshots.deactivateOthers(type, owners, changes(), stamp.at(), stamp.id());
    }
}
