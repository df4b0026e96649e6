package com.sfayn.oms.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.EventFeeds;
import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.fixture.Storefront;
import com.sfayn.oms.domain.order.Order;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.snapshots.EmbeddedDatabases;
import com.sfayn.oms.snapshots.JdbiStorage;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that the Java code of the pages about events is compiled code of these tests. */
class HowToCodeTest {
    private static final Path PAGES = Path.of("..", "docs", "how-to");
    private static final Path TESTS = Path.of("src", "test", "java", "com", "sfayn", "oms", "server");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_receiver_of_the_page_is_the_one_of_the_tests() throws IOException {
        assertThat(blocks("receive-webhooks.md")).containsExactly(code("WebhookReceiver.java"));
    }

    @Test
    void the_sink_of_the_page_is_the_one_of_the_tests() throws IOException {
        List<String> blocks = blocks("follow-the-feed.md");

        assertThat(blocks).hasSize(2).startsWith(code("BrokerSink.java"));
        assertThat(code("HowToCodeTest.java").replaceAll("\\s", ""))
                .contains(blocks.get(1).replaceAll("//.*", "").replaceAll("\\s", ""));
    }

    @Test
    void the_sink_of_the_page_publishes_every_event_once() {
        Map<String, List<String>> published = new ConcurrentHashMap<>();
        Broker broker = (key, id, data) -> published
                .computeIfAbsent(key, order -> new CopyOnWriteArrayList<>())
                .add(id);
        try (HikariDataSource pool = EmbeddedDatabases.h2()) {
            JdbiStorage storage = JdbiStorage.over(pool);

            Oms oms = Oms.builder()
                    .storage(storage)
                    .eventSink(new BrokerSink(broker))
                    .build();
            EventFeeds feeds = EventFeeds.start(oms);

            try (feeds) {
                Storefront shop = Storefront.open(oms, new TenantId("acme"));
                Order order = shop.readyToPlace(shop.customer(), Storefront.item("T-SHIRT-L", 10));
                shop.place(shop.customer(), order.id()).orThrow();
                String key = "acme/" + order.id();

                WebhookStory.waiting()
                        .until(() -> published.getOrDefault(key, List.of()).size() >= 4);
                assertThat(published).containsOnlyKeys(key);
                assertThat(published.get(key)).hasSize(4).doesNotHaveDuplicates();
            }
        }
    }

    private static List<String> blocks(String page) throws IOException {
        return JAVA_BLOCK
                .matcher(Files.readString(PAGES.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Returns the file without its package. */
    private static String code(String file) throws IOException {
        String text = Files.readString(TESTS.resolve(file));
        return text.substring(text.indexOf('\n') + 2);
    }
}
