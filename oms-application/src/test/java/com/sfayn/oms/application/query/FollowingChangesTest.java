package com.sfayn.oms.application.query;

import static com.sfayn.oms.application.fixture.Storefront.item;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.order.OrderQuery.Sort;
import com.sfayn.oms.application.query.ListOrders.Filter;
import com.sfayn.oms.application.query.ListOrders.Page;
import com.sfayn.oms.domain.order.OrderStatus;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A client that reads all changes, keeps the last cursor, and later reads the changes since. */
class FollowingChangesTest {
    private static final Filter DRAFTS = new Filter(
            Set.of(OrderStatus.DRAFT),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private final SettableClock clock = new SettableClock(Instant.parse("2100-03-01T12:00:00Z"));
    private final Oms oms =
            Oms.builder().storage(new InMemoryStorage()).clock(clock).build();
    private final Storefront shop = Storefront.open(oms, new TenantId("acme"));
    private String end;

    @Test
    void a_change_that_is_committed_after_a_later_one_was_read_is_not_skipped() {
        String early = changed();
        pass(5);
        String late = changed();
        assertThat(read(2)).containsExactly(early, late);

        String slow = changedSecondsAgo(3);

        assertThat(read(2)).contains(slow);
    }

    @Test
    void a_late_commit_is_not_skipped_when_the_end_is_reached_many_pages_later() {
        String first = changed();
        String second = changed();
        Page page = page(1, null);
        assertThat(ids(page)).hasSize(1).isSubsetOf(first, second);
        String between = page.entries().get(0).cursor();
        String slow = changedSecondsAgo(10);
        pass(60);

        end = between;
        assertThat(read(1)).hasSize(1).doesNotContain(slow);
        assertThat(read(1)).contains(slow);
    }

    @Test
    void paging_ends_and_shows_each_order_once_even_if_all_have_just_changed() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 7; i++) all.add(changed());

        assertThat(read(2)).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void settled_changes_are_returned_at_most_once_more() {
        String only = changed();
        read(2);
        pass(60);

        assertThat(read(2)).containsExactly(only);
        assertThat(read(2)).isEmpty();
        String next = changed();
        assertThat(read(2)).containsExactly(next);
    }

    @Test
    void cursors_of_other_sorts_are_exact() {
        changed();
        for (Sort sort : List.of(Sort.CREATED_AT_ASC, Sort.CREATED_AT_DESC, Sort.UPDATED_AT_DESC)) {
            Page page = page(sort, 2, null);
            assertThat(page(sort, 2, page.entries().get(0).cursor()).entries())
                    .as("%s", sort)
                    .isEmpty();
        }
    }

    /** Reads all pages after the previous read. */
    private List<String> read(int first) {
        List<String> read = new ArrayList<>();
        Page page;
        do {
            page = page(first, end);
            read.addAll(ids(page));
            assertThat(read).as("paging ends").hasSizeLessThan(100);
            if (!page.entries().isEmpty()) {
                end = page.entries().get(page.entries().size() - 1).cursor();
            }
        } while (page.more());
        return read;
    }

    private Page page(int first, String after) {
        return page(Sort.UPDATED_AT_ASC, first, after);
    }

    private Page page(Sort sort, int first, String after) {
        return oms.orders()
                .listOrders()
                .handle(shop.customer(), new ListOrders.Query(DRAFTS, sort, first, after))
                .orThrow();
    }

    private static List<String> ids(Page page) {
        return page.entries().stream()
                .map(entry -> entry.order().order().id().value())
                .toList();
    }

    private String changed() {
        return shop.checkOut(shop.customer(), item("T-SHIRT-L", 1))
                .orThrow()
                .orders()
                .get(0)
                .order()
                .id()
                .value();
    }

    /** A change with an earlier time that is committed now. */
    private String changedSecondsAgo(int seconds) {
        pass(-seconds);
        String id = changed();
        pass(seconds);
        return id;
    }

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }
}
