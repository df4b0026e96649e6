package com.sfayn.oms.application.webhook.out;

import com.sfayn.oms.application.core.RequestRefusal.WebhookUrlRefused;
import com.sfayn.oms.application.port.TenantStore;
import com.sfayn.oms.application.port.snapshot.BookVersion;
import com.sfayn.oms.application.port.webhook.out.WebhookEndpoint;
import com.sfayn.oms.application.port.webhook.out.WebhookTransport;
import com.sfayn.oms.domain.parsing.LengthRule;
import com.sfayn.oms.domain.refusal.InvalidInput;
import com.sfayn.oms.domain.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the fields of a webhook endpoint may contain. */
final class EndpointRules {
    private static final LengthRule NAME = new LengthRule("The name", 1, 100);
    private static final LengthRule URL = new LengthRule("The url", 1, 2_048);
    private static final LengthRule VENDOR_ID = new LengthRule("The vendorId", 1, LengthRule.SHORT);
    private static final int MOST_TYPES = 50;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private final WebhookTransport transport;

    EndpointRules(WebhookTransport transport) {
        this.transport = transport;
    }

    /** Returns what is wrong with the fields; null fields are not checked. */
    List<Refusal> problems(String name, String url, List<String> eventTypes) {
        List<Refusal> problems = new ArrayList<>();
        if (name != null) name(name).ifPresent(problems::add);
        if (url != null) url(url).ifPresent(problems::add);
        if (eventTypes != null) problems.addAll(eventTypes(eventTypes));
        return problems;
    }

    private static Optional<Refusal> name(String name) {
        Optional<String> length = NAME.problem(name);
        if (length.isPresent()) return Optional.of(new InvalidInput(length.get(), List.of("name")));
        if (!CONTROL.matcher(name).find()) return Optional.empty();
        return Optional.of(new InvalidInput(
                "The name contains a control character, such as a tab or a line break; remove it.", List.of("name")));
    }

    /** Returns what is wrong with the vendor of an endpoint. */
    static Optional<Refusal> vendor(TenantStore store, String vendorId) {
        Optional<String> length = VENDOR_ID.problem(vendorId);
        if (length.isPresent()) return Optional.of(new InvalidInput(length.get(), List.of("vendorId")));
        BookVersion version = store.books().versions(List.of(vendorId)).get(vendorId);
        if (store.books().book(version).vendor().isPresent()) return Optional.empty();
        return Optional.of(new InvalidInput("There is no vendor " + vendorId + ".", List.of("vendorId")));
    }

    static InvalidInput nameTaken(String name) {
        return new InvalidInput(
                "A webhook endpoint named \"" + name + "\" already exists; choose another name.", List.of("name"));
    }

    private Optional<Refusal> url(String url) {
        Optional<String> length = URL.problem(url);
        if (length.isPresent()) return Optional.of(new InvalidInput(length.get(), List.of("url")));
        return transport.refusal(url).map(reason -> new WebhookUrlRefused(reason, List.of("url")));
    }

    static List<Refusal> eventTypes(List<String> names) {
        if (names.isEmpty() || names.size() > MOST_TYPES) {
            return List.of(new InvalidInput(
                    "eventTypes has " + names.size() + " types; it must have 1 to " + MOST_TYPES
                            + ", or only \"*\" for every type.",
                    List.of("eventTypes")));
        }
        if (names.contains(WebhookEndpoint.EVERY_TYPE) && names.size() > 1) {
            return List.of(new InvalidInput(
                    "eventTypes has \"*\" and other types; \"*\" alone means every type.", List.of("eventTypes")));
        }
        return names.contains(WebhookEndpoint.EVERY_TYPE)
                ? List.of()
                : MessageTypes.problems(names, List.of("eventTypes"));
    }

    /** Returns the full names of valid types, or only {@code *}. */
    static Set<String> fullNames(List<String> names) {
        return names.contains(WebhookEndpoint.EVERY_TYPE)
                ? Set.of(WebhookEndpoint.EVERY_TYPE)
                : MessageTypes.fullNames(names);
    }

    /** Returns the full names of valid types; empty for every type. */
    static Set<String> namedTypes(List<String> names) {
        return names.contains(WebhookEndpoint.EVERY_TYPE) ? Set.of() : MessageTypes.fullNames(names);
    }
}
