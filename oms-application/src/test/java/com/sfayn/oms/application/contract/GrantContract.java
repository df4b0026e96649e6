package com.sfayn.oms.application.contract;

import static com.sfayn.oms.application.core.Permission.CANCEL_ORDER;
import static com.sfayn.oms.application.core.Permission.GET_ORDER;
import static com.sfayn.oms.application.core.Permission.PLACE_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.core.Permission;
import com.sfayn.oms.application.fixture.StorageUnderTest;
import com.sfayn.oms.application.port.snapshot.SourceStamp;
import com.sfayn.oms.application.port.user.UserAccess;
import com.sfayn.oms.domain.order.OrderId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Grants of sources and revocations of admins are stored separately; a revocation wins. */
interface GrantContract extends StorageUnderTest {
    @Test
    default void a_user_without_any_grant_is_unknown() {
        UserAccess access = access();

        assertThat(access.known()).isFalse();
        assertThat(access.granted()).isEmpty();
        assertThat(access.revoked()).isEmpty();
    }

    @Test
    default void granted_permissions_are_read_with_an_order_and_without() {
        UserAccess answered = replace(0, PLACE_ORDER, GET_ORDER);

        assertThat(answered.known()).isTrue();
        assertThat(answered.granted()).containsExactlyInAnyOrder(PLACE_ORDER, GET_ORDER);
        assertThat(access()).isEqualTo(answered);
        assertThat(in(acme(), store -> store.loadOrder("u-1", new OrderId("NONE")))
                        .access())
                .isEqualTo(answered);
        assertThat(in(globex(), store -> store.access("u-1")).known()).isFalse();
        assertThat(in(acme(), store -> store.access("u-2")).known()).isFalse();
    }

    @Test
    default void newer_grants_replace_all_and_older_ones_replace_none() {
        replace(5, PLACE_ORDER, GET_ORDER);

        assertThat(replace(6, CANCEL_ORDER).granted()).containsExactly(CANCEL_ORDER);
        assertThat(replace(1, PLACE_ORDER).granted()).containsExactly(CANCEL_ORDER);
    }

    @Test
    default void of_two_grants_of_the_same_time_the_one_with_the_greater_id_counts() {
        in(acme(), store -> store.grants().replace("u-1", Set.of(PLACE_ORDER), stamp(5, "e-2")));
        in(acme(), store -> store.grants().replace("u-1", Set.of(GET_ORDER), stamp(5, "E-9")));
        in(acme(), store -> store.grants().replace("u-1", Set.of(CANCEL_ORDER), stamp(5, "e-10")));

        assertThat(access().granted()).containsExactly(PLACE_ORDER);
        assertThat(in(acme(), store -> store.grants().replace("u-1", Set.of(GET_ORDER), stamp(5, "e-3")))
                        .granted())
                .containsExactly(GET_ORDER);
    }

    @Test
    default void a_user_whose_last_grant_is_removed_stays_known() {
        replace(0, PLACE_ORDER);

        UserAccess access = replace(1);

        assertThat(access.known()).isTrue();
        assertThat(access.granted()).isEmpty();
        assertThat(replace(0, PLACE_ORDER).granted()).isEmpty();
    }

    @Test
    default void a_revocation_overrides_later_grants_until_it_is_lifted() {
        replace(0, PLACE_ORDER, GET_ORDER);
        runIn(acme(), store -> store.grants().revoke("u-1", Set.of(PLACE_ORDER), at(1)));

        UserAccess access = replace(2, PLACE_ORDER, GET_ORDER);
        assertThat(access.revoked()).containsExactly(PLACE_ORDER);

        runIn(acme(), store -> store.grants().restore("u-1", Set.of(PLACE_ORDER), at(3)));
        assertThat(access().revoked()).isEmpty();
        assertThat(access().granted()).containsExactlyInAnyOrder(PLACE_ORDER, GET_ORDER);
    }

    @Test
    default void a_revocation_alone_does_not_make_a_user_known() {
        runIn(acme(), store -> store.grants().revoke("u-1", Set.of(PLACE_ORDER), at(0)));

        assertThat(access().known()).isFalse();
        assertThat(access().revoked()).containsExactly(PLACE_ORDER);
        assertThat(replace(1, PLACE_ORDER).revoked()).containsExactly(PLACE_ORDER);
    }

    @Test
    default void concurrent_first_grants_end_with_the_newest() throws Exception {
        List<Permission> all = List.of(Permission.values());
        runIn(acme(), store -> store.grants().replace("u-2", Set.of(), stamp(0, "token")));

        atOnce(8, thread -> replace(thread, all.get(thread)));

        assertThat(access().granted()).containsExactly(all.get(7));
    }

    private SourceStamp stamp(int minute, String id) {
        return new SourceStamp(at(minute), id, "source");
    }

    private UserAccess access() {
        return in(acme(), store -> store.access("u-1"));
    }

    private UserAccess replace(int minute, Permission... permissions) {
        return in(acme(), store -> store.grants().replace("u-1", Set.of(permissions), stamp(minute, "token")));
    }
}
