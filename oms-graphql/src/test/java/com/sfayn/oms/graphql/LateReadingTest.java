package com.sfayn.oms.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.graphql.request.GraphQLRequest;
import com.sfayn.oms.graphql.request.GraphQLResult;
import com.sfayn.oms.graphql.request.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A large request is read only when its turn comes, and only if the caller still waits. */
class LateReadingTest {
    private static final Actor ACTOR = Actor.of(new TenantId("t-1"), "u-1", Role.CUSTOMER);

    private final AtomicInteger read = new AtomicInteger();
    private final Supplier<GraphQLRequest> request = () -> {
        read.incrementAndGet();
        return new GraphQLRequest("{ __typename }", null, Map.of(), Map.of());
    };

    @Test
    void a_request_is_not_read_before_its_turn_nor_after_the_timeout() {
        List<Runnable> waiting = new ArrayList<>();
        Limits impatient = new Limits(1_000, 1_000, 50, 100, 20, 250_000, Duration.ofMillis(50));
        OmsGraphQL graphql = OmsGraphQL.builder(oms())
                .limits(impatient)
                .executor(waiting::add)
                .build();

        assertThat(graphql.execute(ACTOR, request, "r-1").body().toString()).contains("TIMEOUT");
        waiting.forEach(Runnable::run);

        assertThat(waiting).hasSize(1);
        assertThat(read).hasValue(0);
    }

    @Test
    void it_is_read_on_the_executor() {
        List<String> threads = new ArrayList<>();
        OmsGraphQL graphql = OmsGraphQL.builder(oms())
                .executor(work -> new Thread(work, "worker").start())
                .build();

        GraphQLResult result = graphql.execute(
                ACTOR,
                () -> {
                    threads.add(Thread.currentThread().getName());
                    return request.get();
                },
                "r-1");

        assertThat(result.outcome()).isEqualTo(GraphQLResult.Outcome.EXECUTED);
        assertThat(threads).containsExactly("worker");
    }

    @Test
    void an_exception_of_the_reader_is_thrown_unchanged() {
        IllegalArgumentException unreadable = new IllegalArgumentException("no request");

        assertThatThrownBy(() -> OmsGraphQL.over(oms())
                        .execute(
                                ACTOR,
                                (Supplier<GraphQLRequest>) () -> {
                                    throw unreadable;
                                },
                                "r-1"))
                .isSameAs(unreadable);
    }

    private static Oms oms() {
        return Oms.builder().storage(new InMemoryStorage()).build();
    }
}
