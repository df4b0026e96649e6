package com.sfayn.oms.server.http.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.domain.tenant.TenantId;
import com.sfayn.oms.server.http.exchange.HttpError;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private final Uploads uploads = new Uploads();
    private final Actor alice = Actor.of(new TenantId("t-1"), "alice", Role.ADMIN);

    @Test
    void a_user_sends_four_files_at_a_time_and_other_users_count_separately() {
        Uploads.Upload first = uploads.begin(alice);
        for (int i = 1; i < 4; i++) uploads.begin(alice);

        assertThatThrownBy(() -> uploads.begin(alice)).isInstanceOfSatisfying(HttpError.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.retryable()).isTrue();
            assertThat(refusal.headers()).containsKey("Retry-After");
            assertThat(refusal).hasMessageContaining("4 files");
        });
        uploads.begin(Actor.of(new TenantId("t-1"), "bob", Role.ADMIN));
        uploads.begin(Actor.of(new TenantId("t-2"), "alice", Role.ADMIN));
        first.end();
        uploads.begin(alice);
        assertThatThrownBy(() -> uploads.begin(alice)).isInstanceOf(HttpError.class);
    }
}
