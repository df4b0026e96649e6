package com.sfayn.oms.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.feed.ListEvents;
import com.sfayn.oms.application.port.feed.FeedEvent;
import com.sfayn.oms.snapshots.internal.sql.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/** Reads a tenant's feed page by page, each from the cursor of the last one, and keeps what it has read. */
final class FeedReader {
    private static final String LOG = "select position || ' ' || order_id || ' ' || sequence || ' ' || event_id"
            + " from oms.order_event where position is not null order by position";

    private final Oms oms;
    private final Actor admin;
    private final Consumer<String> listener;
    private final Random random = new Random(1);
    private final List<FeedEvent> events = new ArrayList<>();
    private String cursor;
    private int pages;

    /** @param listener gets a line for each event, as {@link #log} has it */
    FeedReader(Oms oms, Actor admin, Consumer<String> listener) {
        this.oms = oms;
        this.admin = admin;
        this.listener = listener;
    }

    /** Reads a page of 1 to 200 events. */
    void readPage() {
        ListEvents.Query query = new ListEvents.Query(cursor, null, ListEvents.Filter.NONE, 1 + random.nextInt(200));
        ListEvents.Page page = oms.feed().listEvents().handle(admin, query).orThrow();
        for (ListEvents.Page.Entry entry : page.entries()) {
            events.add(entry.event());
            listener.accept(line(entry.event()));
        }
        cursor = page.next();
        pages++;
    }

    /** Reads to the present end of the feed. */
    void readToEnd() {
        int before;
        do {
            before = events.size();
            readPage();
        } while (events.size() > before);
    }

    int size() {
        return events.size();
    }

    int pages() {
        return pages;
    }

    /** Expects that every event of the database has a position, and that this reader has read each once, in order. */
    void expectLog(DataSource database) {
        assertThat(events)
                .extracting(FeedEvent::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().map(FeedReader::line).toList()).isEqualTo(log(database));
        assertThat(column(database, "select count(*) from oms.order_event where position is null"))
                .containsExactly("0");
        assertThat(column(database, "select last_position from oms.event_feed"))
                .containsExactly(String.valueOf(events.size()));
        Map<String, Integer> last = new HashMap<>();
        for (FeedEvent event : events) {
            int previous = last.getOrDefault(event.orderId().value(), 0);
            assertThat(event.event().sequence()).as("of " + event.orderId()).isEqualTo(previous + 1);
            last.put(event.orderId().value(), event.event().sequence());
        }
    }

    /** Returns position, order, sequence and event id of each event in the feed, in the order of the positions. */
    static List<String> log(DataSource database) {
        return column(database, LOG);
    }

    static List<String> column(DataSource database, String query) {
        return Sql.column(database, new Schema("oms").in(query));
    }

    private static String line(FeedEvent event) {
        return List.of(
                        event.position(),
                        event.orderId(),
                        event.event().sequence(),
                        event.event().eventId())
                .stream()
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }
}
