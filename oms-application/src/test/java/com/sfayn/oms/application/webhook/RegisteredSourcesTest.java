package com.sfayn.oms.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sfayn.oms.application.Oms;
import com.sfayn.oms.application.OmsBuilder;
import com.sfayn.oms.application.core.Actor;
import com.sfayn.oms.application.core.Answer;
import com.sfayn.oms.application.core.Preconditions;
import com.sfayn.oms.application.core.Role;
import com.sfayn.oms.application.event.AddressedEvent;
import com.sfayn.oms.application.event.EventTypes;
import com.sfayn.oms.application.event.Receipt;
import com.sfayn.oms.application.event.SourceEvent;
import com.sfayn.oms.application.fixture.SettableClock;
import com.sfayn.oms.application.memory.InMemoryStorage;
import com.sfayn.oms.application.port.Randomness;
import com.sfayn.oms.application.port.webhook.SecretCipher;
import com.sfayn.oms.application.port.webhook.WebhookSource;
import com.sfayn.oms.domain.refusal.Refusal;
import com.sfayn.oms.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegisteredSourcesTest {
    private static final TenantId ACME = new TenantId("acme");
    private static final Actor ADMIN = Actor.of(ACME, "boss", Role.ADMIN);
    private static final String VENDORS = "vendor_registry.events.VendorUpdatedEvent";
    private static final String PRODUCTS = "product_catalog.events.ProductUpdatedEvent";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final InMemoryStorage storage = new InMemoryStorage();
    private final SecretCipher cipher = cipher(1);
    private final Oms oms = oms(cipher);
    private int sent;

    @Test
    void a_registered_source_sends_its_event_types_and_its_last_event_is_recorded() {
        WebhookSourceChanged registered = register("erp").orThrow();
        WebhookSource source = registered.source().orElseThrow();
        String secret = registered.secret().orElseThrow().reveal();

        assertThat(source.sourceId()).matches("whs_[0-9a-f]{24}");
        assertThat(source.eventTypes()).containsExactly(VENDORS);
        assertThat(source.createdAt()).isEqualTo(clock.instant());
        assertThat(source.lastReceivedAt()).isNull();
        assertThat(registered.replayed()).isFalse();
        assertThat(registered.toString()).doesNotContain(secret);
        assertThat(sources(ADMIN)).containsExactly(source);

        assertThat(send(secret, VENDORS)).contains(Answer.of(Receipt.APPLIED));
        assertThat(sources(ADMIN).get(0).lastReceivedAt()).isEqualTo(clock.instant());
        assertThat(codes(send(secret, PRODUCTS).orElseThrow())).containsExactly("FORBIDDEN");
    }

    @Test
    void accepted_events_are_recorded_once_a_minute_and_refused_ones_never() {
        String secret = register("erp").orThrow().secret().orElseThrow().reveal();
        send(secret, PRODUCTS);
        assertThat(sources(ADMIN).get(0).lastReceivedAt()).isNull();
        Instant first = clock.instant();
        send(secret, VENDORS);
        clock.advance(Duration.ofSeconds(59));
        send(secret, VENDORS);
        assertThat(sources(ADMIN).get(0).lastReceivedAt()).isEqualTo(first);
        clock.advance(Duration.ofSeconds(1));
        send(secret, VENDORS);
        assertThat(sources(ADMIN).get(0).lastReceivedAt()).isEqualTo(clock.instant());
    }

    @Test
    void after_a_rotation_both_secrets_are_accepted_for_a_day_and_then_the_new_one_alone() {
        WebhookSourceChanged registered = register("erp").orThrow();
        String id = registered.source().orElseThrow().sourceId();
        String first = registered.secret().orElseThrow().reveal();
        String second = rotate(id, null).orThrow().secret().orElseThrow().reveal();
        clock.advance(Duration.ofHours(1));
        String third = rotate(id, null).orThrow().secret().orElseThrow().reveal();

        assertThat(Set.of(first, second, third)).hasSize(3).allMatch(this::isAccepted);
        clock.advance(Duration.ofHours(23).minusMillis(1));
        assertThat(List.of(first, second, third)).allMatch(this::isAccepted);
        clock.advance(Duration.ofMillis(1));
        assertThat(isAccepted(first)).isFalse();
        assertThat(List.of(second, third)).allMatch(this::isAccepted);
        clock.advance(Duration.ofHours(1));
        assertThat(isAccepted(second)).isFalse();
        assertThat(isAccepted(third)).isTrue();
    }

    @Test
    void more_than_five_secrets_are_never_accepted_at_once() {
        String id = register("erp").orThrow().source().orElseThrow().sourceId();
        for (int i = 0; i < 4; i++) rotate(id, null).orThrow();

        Answer<WebhookSourceChanged> sixth = rotate(id, null);
        assertThat(codes(sixth)).containsExactly("INVALID_INPUT");
        assertThat(sixth.refusals().get(0).message()).contains("5 accepted secrets", "2026-03-02T10:00:00Z");
        clock.advance(Duration.ofHours(24));
        assertThat(rotate(id, null).refusals()).isEmpty();
    }

    @Test
    void a_removed_source_stops_at_once_and_its_name_is_free() {
        WebhookSourceChanged registered = register("erp").orThrow();
        String id = registered.source().orElseThrow().sourceId();
        String secret = registered.secret().orElseThrow().reveal();
        assertThat(isAccepted(secret)).isTrue();

        assertThat(remove(id, null).orThrow().source().orElseThrow().name()).isEqualTo("erp");
        assertThat(isAccepted(secret)).isFalse();
        assertThat(sources(ADMIN)).isEmpty();
        assertThat(codes(remove(id, null))).containsExactly("NOT_FOUND");
        assertThat(codes(rotate(id, null))).containsExactly("NOT_FOUND");
        String again = register("erp").orThrow().secret().orElseThrow().reveal();
        assertThat(isAccepted(secret)).isFalse();
        assertThat(isAccepted(again)).isTrue();
    }

    @Test
    void a_repeated_call_changes_nothing_and_never_shows_the_secret_again() {
        WebhookSourceChanged first =
                register(ADMIN, "erp", List.of(VENDORS), "k").orThrow();
        WebhookSourceChanged again =
                register(ADMIN, "erp", List.of(VENDORS), "k").orThrow();
        assertThat(again).isEqualTo(new WebhookSourceChanged(first.source(), Optional.empty(), true));
        assertThat(sources(ADMIN)).hasSize(1);
        assertThat(codes(register(ADMIN, "erp", List.of(PRODUCTS), "k"))).containsExactly("IDEMPOTENCY_KEY_REUSED");

        String id = first.source().orElseThrow().sourceId();
        String secret = rotate(id, "k").orThrow().secret().orElseThrow().reveal();
        assertThat(rotate(id, "k").orThrow())
                .isEqualTo(new WebhookSourceChanged(first.source(), Optional.empty(), true));
        assertThat(isAccepted(secret)).isTrue();
        assertThat(remove(id, "k").orThrow().replayed()).isFalse();
        assertThat(remove(id, "k").orThrow())
                .isEqualTo(new WebhookSourceChanged(Optional.empty(), Optional.empty(), true));
    }

    @Test
    void a_refused_call_leaves_its_key_free() {
        assertThat(codes(register(ADMIN, "", List.of(VENDORS), "k"))).containsExactly("INVALID_INPUT");
        assertThat(register(ADMIN, "erp", List.of(VENDORS), "k").refusals()).isEmpty();
    }

    @Test
    void invalid_registrations_are_refused_with_the_reason() {
        register("erp").orThrow();

        assertThat(refusal("", VENDORS)).contains("The name has 0 characters; 1 to 192 are allowed.");
        assertThat(refusal("   ", VENDORS)).contains("The name has 0 characters");
        assertThat(refusal("x".repeat(193), VENDORS)).contains("193");
        assertThat(refusal("a\nb", VENDORS)).contains("control character");
        assertThat(refusal("a\u0000b", VENDORS)).contains("U+0000");
        assertThat(refusal(" erp ", VENDORS)).contains("A webhook source named \"erp\" already exists");
        assertThat(refusal("fixed", VENDORS)).contains("A webhook source named \"fixed\" already exists");
        assertThat(refusal("n")).contains("eventTypes is empty").contains(EventTypes.all());
        assertThat(refusal("n", VENDORS, "vendor_registry.events.VendorUpdated"))
                .contains("\"vendor_registry.events.VendorUpdated\"; the nearest is " + VENDORS);
        assertThat(register(ADMIN, "n", List.of(VENDORS, "x"), null)
                        .refusals()
                        .get(0)
                        .path())
                .containsExactly("eventTypes", "1");
        assertThat(register("x".repeat(192)).refusals()).isEmpty();
    }

    @Test
    void at_most_fifty_sources_can_be_registered() {
        for (int i = 0; i < 50; i++) register("source " + i).orThrow();
        assertThat(refusal("one more", VENDORS)).contains("There are already 50 webhook sources");
    }

    @Test
    void without_a_key_nothing_is_registered_and_the_setting_is_named() {
        Oms keyless = oms(SecretCipher.NONE);
        var command = new RegisterWebhookSource.Command("erp", List.of(VENDORS), Preconditions.NONE);

        assertThat(keyless.events()
                        .registerWebhookSource()
                        .handle(ADMIN, command)
                        .refusals()
                        .get(0)
                        .message())
                .contains("oms.webhooks.keys", "OMS_WEBHOOKS_KEYS");
        assertThat(sources(ADMIN)).isEmpty();
        String id = register("erp").orThrow().source().orElseThrow().sourceId();
        assertThat(keyless.events()
                        .rotateWebhookSecret()
                        .handle(ADMIN, new RotateWebhookSecret.Command(id, Preconditions.NONE))
                        .refusals()
                        .get(0)
                        .message())
                .contains("oms.webhooks.keys");
    }

    @Test
    void a_secret_whose_key_is_gone_verifies_nothing_and_affects_no_other_source() {
        String lost = register("erp").orThrow().secret().orElseThrow().reveal();
        Oms rekeyed = oms(cipher(2));
        String found = rekeyed.events()
                .registerWebhookSource()
                .handle(ADMIN, new RegisterWebhookSource.Command("shop", List.of(VENDORS), Preconditions.NONE))
                .orThrow()
                .secret()
                .orElseThrow()
                .reveal();

        assertThat(send(rekeyed, ACME, lost, VENDORS)).isEmpty();
        assertThat(send(rekeyed, ACME, found, VENDORS)).isPresent();
        assertThat(send(lost, VENDORS)).isPresent();
    }

    @Test
    void a_row_copied_to_another_tenant_verifies_nothing_there() {
        String secret = register("erp").orThrow().secret().orElseThrow().reveal();
        TenantId globex = new TenantId("globex");
        var row = storage.inTransaction(ACME, store -> store.webhooks().list().get(0));
        boolean copied = storage.inTransaction(globex, store -> store.webhooks().insert(row));
        assertThat(copied).isTrue();

        assertThat(isAccepted(secret)).isTrue();
        assertThat(send(oms, globex, secret, VENDORS)).isEmpty();
    }

    @Test
    void an_event_for_another_tenant_is_refused_by_name() {
        String secret = register("erp").orThrow().secret().orElseThrow().reveal();
        Answer<Receipt> answer = send(oms, ACME, secret, VENDORS, "globex").orElseThrow();

        assertThat(codes(answer)).containsExactly("FORBIDDEN");
        assertThat(answer.refusals().get(0).message()).contains("globex", "acme");
    }

    @Test
    void only_an_admin_of_the_tenant_manages_sources() {
        String id = register("erp").orThrow().source().orElseThrow().sourceId();
        List<String> all = new ArrayList<>();
        for (Actor other : List.of(Actor.of(ACME, "seller", Role.VENDOR), Actor.of(ACME, "buyer", Role.CUSTOMER))) {
            all.addAll(codes(register(other, "n", List.of(VENDORS), null)));
            all.addAll(codes(oms.events()
                    .rotateWebhookSecret()
                    .handle(other, new RotateWebhookSecret.Command(id, Preconditions.NONE))));
            all.addAll(codes(oms.events()
                    .removeWebhookSource()
                    .handle(other, new RemoveWebhookSource.Command(id, Preconditions.NONE))));
            all.addAll(codes(oms.events().listWebhookSources().handle(other)));
        }
        assertThat(all).hasSize(8).containsOnly("FORBIDDEN");

        Actor foreign = Actor.of(new TenantId("globex"), "boss", Role.ADMIN);
        assertThat(sources(foreign)).isEmpty();
        assertThat(codes(oms.events()
                        .rotateWebhookSecret()
                        .handle(foreign, new RotateWebhookSecret.Command(id, Preconditions.NONE))))
                .containsExactly("NOT_FOUND");
        assertThat(codes(oms.events()
                        .removeWebhookSource()
                        .handle(foreign, new RemoveWebhookSource.Command(id, Preconditions.NONE))))
                .containsExactly("NOT_FOUND");
        assertThat(sources(ADMIN)).hasSize(1);
    }

    private Oms oms(SecretCipher keeper) {
        OmsBuilder parts = Oms.builder();
        return parts.storage(storage)
                .clock(clock)
                .syncUsersAutomatically(true)
                .secretCipher(keeper)
                .webhookSources(tenant -> List.of(new FixedWebhookSource(
                        "fixed", List.of(WebhookSecret.random(Randomness.secure())), Set.of(VENDORS))))
                .build();
    }

    private Answer<WebhookSourceChanged> register(String name) {
        return register(ADMIN, name, List.of(VENDORS), null);
    }

    private Answer<WebhookSourceChanged> register(Actor actor, String name, List<String> types, String key) {
        return oms.events()
                .registerWebhookSource()
                .handle(actor, new RegisterWebhookSource.Command(name, types, new Preconditions(key, null)));
    }

    private Answer<WebhookSourceChanged> rotate(String id, String key) {
        return oms.events()
                .rotateWebhookSecret()
                .handle(ADMIN, new RotateWebhookSecret.Command(id, new Preconditions(key, null)));
    }

    private Answer<WebhookSourceChanged> remove(String id, String key) {
        return oms.events()
                .removeWebhookSource()
                .handle(ADMIN, new RemoveWebhookSource.Command(id, new Preconditions(key, null)));
    }

    private String refusal(String name, String... types) {
        return register(ADMIN, name, List.of(types), null).refusals().get(0).message();
    }

    private List<WebhookSource> sources(Actor actor) {
        return oms.events().listWebhookSources().handle(actor).orThrow();
    }

    private boolean isAccepted(String secret) {
        return send(secret, VENDORS).isPresent();
    }

    private Optional<Answer<Receipt>> send(String secret, String type) {
        return send(oms, ACME, secret, type);
    }

    private Optional<Answer<Receipt>> send(Oms receiver, TenantId tenant, String secret, String type) {
        return send(receiver, tenant, secret, type, tenant.value());
    }

    /** Sends a vendor with a new event id each time. */
    private Optional<Answer<Receipt>> send(Oms receiver, TenantId tenant, String secret, String type, String named) {
        String id = "msg_" + ++sent;
        SignedMessage message = new Sender(secret, id, clock.instant(), "{}").message();
        return receiver.events()
                .receiveWebhook()
                .handle(
                        tenant,
                        message,
                        (body, messageId, sentAt) -> Answer.of(new AddressedEvent(
                                new TenantId(named),
                                new SourceEvent(
                                        type,
                                        messageId,
                                        sentAt,
                                        Map.of("vendor_id", "v", "name", id, "country", "SG", "is_active", true)))));
    }

    private static List<String> codes(Answer<?> answer) {
        return answer.refusals().stream().map(Refusal::code).toList();
    }

    private static SecretCipher cipher(int of) {
        byte[] key = new byte[AesSecretCipher.KEY_BYTES];
        key[0] = (byte) of;
        return new AesSecretCipher(List.of(key), Randomness.secure());
    }
}
